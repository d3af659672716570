package org.dunwell.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dunwell.ledger.Invoice;

/** All messages, with their texts as sent. */
public interface Messages {

    Optional<Message> find(String messageId);

    Optional<Message> findByOnceKey(String onceKey);

    /** In the order in which they were written. */
    List<Message> ofCase(long caseId);

    /** Those that came as a notice on the customer's page since that moment, newest first. */
    List<Message> notices(long accountId, Instant since, int most);

    /** Those of the case that name the invoice and are not withdrawn, in the order in which they were written. */
    List<Message> naming(long invoiceId, long caseId);

    void add(Message message);

    /** Replaces what was known of it. */
    void save(Message message);

    /**
     * The newest message of this purpose that names the invoice and is not withdrawn. A reminder sent in an earlier case of the account
     * counts, as it is never repeated; a placement letter only in its own case, as a last chance ends with the case.
     *
     * @param since  only written at or after; null for any
     * @param except a message that does not count, or null
     */
    Optional<Message> newest(long caseId, String purpose, long invoiceId, Instant since, String except);

    /** The invoices that it names, and their charges, with what was open on them at that moment. */
    List<Invoice> itemsOf(Message message, Instant at);

    /** The newest one handed over on this account that points to the education item. */
    Optional<Message> pointingTo(long accountId, String article);
}
