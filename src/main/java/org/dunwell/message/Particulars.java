package org.dunwell.message;

import java.util.Map;

/** What a feature adds to the texts of its own purposes: instalments, the agency's name, the explanation of a decision. */
public interface Particulars {

    boolean concerns(String purpose);

    /** Values for the template by name; texts, dates, {@link org.dunwell.ledger.Money} or lists of records. */
    Map<String, Object> of(MessageOrder order);
}
