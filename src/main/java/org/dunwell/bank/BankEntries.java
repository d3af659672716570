package org.dunwell.bank;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.dunwell.ledger.Entry;

/** Everything the bank told, and which bank accounts are known as payers. */
public interface BankEntries {

    /** @return its id; empty when the same movement stands there already */
    OptionalLong add(BankEntry entry, String source, Instant takenAt);

    boolean isTold(String onceKey);

    Optional<Receipt> find(long id);

    /** Locked until the transaction ends. @throws java.util.NoSuchElementException naming the id when there is none */
    Receipt lock(long id);

    /** Newest first; no state means all. */
    List<Receipt> list(Receipt.State state, int offset, int limit);

    /** Writes down what became of it; what the bank told stays. */
    void stands(Receipt receipt);

    /** Payments of the same amount and currency, up to 400 days old and not taken back, that came from no bank file; newest first. @param creditor null: any */
    List<Entry> otherPaymentsTakenBackBy(BankEntry entry, String creditor);

    /** Movements that tell this booking again. */
    List<Receipt> sameAs(String bookingKey);

    /** Booked payments over the amount that {@code entry} takes back, on the same bank account and not yet taken back, newest first. */
    List<Receipt> takenBackBy(BankEntry entry);

    /** The accounts that payments with this end-to-end id were booked to. */
    Set<Long> accountsOfEndToEndId(String endToEndId);

    /** The accounts that this bank account is known to have paid for. */
    Set<Long> accountsOfPayer(String payerAccount);

    void learn(String payerAccount, long accountId, long receiptId);

    /** Forgets what was learned from this receipt, and nothing else. */
    void forget(long receiptId);
}
