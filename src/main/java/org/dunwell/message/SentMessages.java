package org.dunwell.message;

import java.time.Instant;
import java.util.Optional;

/** What waits and placements ask about messages. */
public interface SentMessages {

    /** When the newest message of this purpose about this invoice was handed over; empty while it waits or when there is none. Withdrawn ones do not count. */
    Optional<Instant> handedOver(long caseId, String purpose, long invoiceId);

    /** The same, only of messages written at or after {@code since} (null: any). */
    Optional<Instant> handedOverSince(long caseId, String purpose, long invoiceId, Instant since);

    /** Messages that a pause or a missing address held back are fetched again. */
    void release(long caseId);
}
