package org.dunwell.bank;

import java.util.Optional;
import org.dunwell.ledger.Money;

/**
 * Which movements stand for several payments, and which of them were told one by one too. Reports of one bank name a batch differently, or not at all;
 * one report never tells a payment twice, so sums and parts of one import have nothing to do with one another.
 */
public interface Batches {

    /** @param batch what tells its payments one by one, or null */
    void isSum(long receiptId, Money amount, String batch, long importId);

    /** What stood for several payments is told one by one by this batch. */
    void isDivided(long receiptId, String batch);

    /** @param isSumTold a sum that stands for it is known */
    void isPart(long receiptId, Batch batch, boolean isSumTold, long importId);

    boolean isToldOneByOne(String batch);

    /** A batch of this sum, booked on its day on the same bank account, that no other sum stands for. */
    Optional<String> oneByOne(BankEntry sum, long importId);

    /** The sum that stands for this batch: it bears its name, or else no batch's, and amount, day and bank account are the same. Locked. */
    Optional<Receipt> sumOf(BankEntry part, Batch batch, long importId);
}
