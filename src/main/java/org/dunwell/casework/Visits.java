package org.dunwell.casework;

import java.time.Instant;

/** What was found out before visits, and what they brought. */
public interface Visits {

    void researched(long caseId, boolean worthwhile, String findings, String contactPerson, String roomForNegotiation, Instant at);

    void visited(long caseId, String result, String note, Instant at);

    /** Somebody called on the customer, or it was decided not to, in this case. */
    boolean decided(long caseId);
}
