package org.dunwell.demo;

import java.util.Random;

/**
 * What becomes of a made-up account, and how many days ago its case was opened: between {@code from} and {@code to}, both included.
 * The days leave each story the time it needs: thirty days after the reminder comes the call, fourteen after the letter the agency.
 */
enum Plot {

    PROMPT(0, 0),
    NOT_YET_CHASED(0, 0),
    CONTACT_DATA_OPEN(1, 4),
    REMINDED(3, 28),
    ON_HOLD(12, 22),
    PAYS_AFTER_REMINDER(26, 110),
    PART_PAYER(34, 36),
    CALL_TO_MAKE(32, 35),
    CALL_AGAIN(36, 41),
    PAYS_AFTER_CALL(45, 90),
    PAID_AS_PROMISED(58, 62),
    NEGOTIATION_OPEN(34, 36),
    APPROVAL_OPEN(34, 37),
    PROMISE_OPEN(34, 36),
    PLAN_OPEN(54, 60),
    PLAN_KEPT(84, 86),
    PROMISE_BROKEN(46, 48),
    BILLING_DISPUTE_OPEN(34, 35),
    SERVICE_DISPUTE_OPEN(34, 35),
    DISPUTE_WON(54, 56),
    DISPUTE_LOST(68, 72),
    VISIT_RESEARCH(61, 64),
    VISIT_ANNOUNCED(66, 68),
    VISIT_DUE(73, 75),
    LAST_CHANCE(34, 40),
    AT_AGENCY_SETTLING_IN(49, 49),
    AGENCY_SILENT(57, 59),
    AT_AGENCY(64, 72),
    AGENCY_RECOVERED(80, 82),
    AGENCY_RETURNED(84, 86),
    AGENCY_RECALLED(84, 86),
    STOP_CONTACT_OPEN(34, 35),
    CONTACT_CEASED(50, 52),
    SUPERVISOR_OPEN(53, 56),
    SMALL_STUCK(49, 51),
    WRITTEN_OFF(60, 62);

    private final int from;
    private final int to;

    Plot(int from, int to) {
        this.from = from;
        this.to = to;
    }

    int openedDaysAgo(Random chance) {
        return from + chance.nextInt(to - from + 1);
    }

    /** Whatever is paid inside the last chance stops the placement, so nothing else happens on such an account. */
    boolean isNearAgency() {
        return this == LAST_CHANCE || name().contains("AGENCY");
    }

    /** A case is opened for it. */
    boolean isChased() {
        return to > 0;
    }
}
