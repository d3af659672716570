package org.dunwell.message;

import java.util.Map;

/** What a feature adds to the texts of its own purposes: instalments, the agency's name, the explanation of a decision. */
public interface Particulars {

    boolean concerns(String purpose);

    /**
     * Values for the wording by name: texts, yes/no facts, days, {@link org.dunwell.ledger.Money}, or lists of records of these. A value that
     * may be missing is there as null, so that a wording can ask for it.
     */
    Map<String, Object> of(MessageOrder order);

    /** Asked once more at the hand-over: false when what the message speaks of no longer holds, so that it is withdrawn. */
    default boolean stillHolds(MessageOrder order) {
        return true;
    }
}
