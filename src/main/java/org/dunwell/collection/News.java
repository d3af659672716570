package org.dunwell.collection;

import java.time.Instant;

/** Something that happened outside the journey and that a running case must hear. {@code ref} names what it is about. */
public record News(long id, long caseId, Kind kind, Long ref, Instant happenedAt) {

    public enum Kind {
        /** Money moved on the account. */
        ACCOUNT_MOVED,
        /** A fee, interest or costs were added; the customer has done nothing. */
        ACCOUNT_CHARGED,
        /** ref: dispute. */
        DISPUTE_RAISED, DISPUTE_SETTLED,
        /** ref: arrangement made outside the journey. */
        PROMISE_MADE,
        /** ref: arrangement. */
        ARRANGEMENT_CHANGED, ARRANGEMENT_ENDED, ARRANGEMENT_BROKEN,
        /** ref: pause. */
        HOLD_PUT, HOLD_EXTENDED, HOLD_RELEASED,
        CONTACT_STOPPED, CASE_WITHDRAWN, CALL_BACK_ASKED,
        ADDRESS_MISSING, ADDRESS_COMPLETED,
        /** Somebody's wish, or what has to be minded with the customer. */
        CONTACT_RULES_CHANGED,
        /** A message left later than on the day it was written. */
        MESSAGE_HANDED_OVER,
        /** ref: placement. */
        PLACEMENT_ACKNOWLEDGED, PLACEMENT_SETTLED, PLACEMENT_RETURNED, PLACEMENT_RECALLED
    }
}
