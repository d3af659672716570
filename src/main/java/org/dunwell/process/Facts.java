package org.dunwell.process;

/** The variables of the diagrams: facts that gateways ask, names, dates the engine waits for. This class alone knows how they are called. */
final class Facts {

    // collect-account: yes/no facts and names
    static final String FIRM_REMINDER_PLANNED = "firmReminderPlanned";
    static final String REMINDER_TONE = "reminderTone";
    static final String NEXT_STEP = "nextStep";
    static final String AGREEMENT_REACHED = "agreementReached";
    /** An ISO day: the customer asked to be called then. Gone once a wait has used it. */
    static final String CALL_AGAIN_ON = "callAgainOn";

    /** A date: the case should have come here then, but nobody looked. Gone when a message is written or a wait ends in time. */
    static final String DUE_SINCE = "dueSince";

    // the processes it calls
    static final String ARRANGEMENT_ID = "arrangementId";
    static final String ARRANGEMENT_OUTCOME = "arrangementOutcome";
    static final String ARRANGEMENT_STATE = "arrangementState";
    static final String INSTALMENT_DUE_ON = "instalmentDueOn";
    static final String APPROVAL_NEEDED = "approvalNeeded";
    static final String TERMS_APPROVED = "termsApproved";
    static final String DISPUTE_ID = "disputeId";
    static final String CAUSE_OWNER = "causeOwner";
    static final String DISPUTE_WON = "disputeWon";
    static final String VISIT_WORTHWHILE = "visitWorthwhile";
    static final String PLACEMENT_ID = "placementId";
    static final String PLACED = "placed";
    static final String ACKNOWLEDGED = "acknowledged";
    static final String PLACEMENT_OUTCOME = "placementOutcome";
    static final String HOLD_ID = "holdId";
    static final String HOLD_ENDS_ON = "holdEndsOn";

    // open-cases
    static final String MORE_ACCOUNTS_DUE = "moreAccountsDue";
    static final String LAST_ACCOUNT = "lastAccount";
    static final String MORE_NOTICES_DUE = "moreNoticesDue";
    static final String LAST_NOTICED = "lastNoticed";

    // match-payment
    static final String OURS = "ours";

    // copies for the columns of work lists, written by WorkListColumns, never read back
    static final String CUSTOMER_NAME = "customerName";
    static final String OWED = "owed";
    static final String OVERDUE_SINCE = "overdueSince";
    static final String PAUSED = "paused";

    static final String PAYER = "payer";
    static final String PAID = "paid";
    static final String PAID_ON = "paidOn";

    // inputs of building blocks
    static final String PURPOSE = "purpose";
    static final String TONE = "tone";
    /** The order in which this step tries channels; absent for that of the table choose-channels. */
    static final String CHANNELS = "channels";
    static final String DAYS = "days";
    static final String DAY_KIND = "dayKind";
    static final String COUNTED_FROM = "countedFrom";
    static final String CALLED_KEY = "calledKey";
    static final String UNTIL = "until";
    static final String HINT = "hint";
    static final String TABLE = "table";
    static final String RESULT = "result";
    static final String AMOUNT = "amount";
    static final String REASON = "reason";
    static final String WHICH = "which";
    static final String INSTALMENTS = "instalments";
    static final String FIRST_IN_DAYS = "firstInDays";
    static final String SYSTEM = "system";
    static final String EVENT = "event";

    private Facts() {
    }
}
