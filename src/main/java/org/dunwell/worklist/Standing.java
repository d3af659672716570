package org.dunwell.worklist;

import java.time.LocalDate;
import org.dunwell.ledger.Money;

/**
 * How a case stands, as far as the rank of its tasks depends on it.
 *
 * @param overdue        everything overdue of the account
 * @param oldestDueOn    of the oldest overdue invoice; null when nothing is overdue
 * @param brokenPromises by this customer, in any case
 * @param casesPaid      earlier cases of this customer that ended with payment
 * @param sales          invoiced to this customer by this creditor within a year
 */
public record Standing(long caseId, Money overdue, LocalDate oldestDueOn, int brokenPromises, int casesPaid, Money sales) {

    int daysPastDue(LocalDate today) {
        return oldestDueOn == null ? 0 : (int) Math.max(0, today.toEpochDay() - oldestDueOn.toEpochDay());
    }
}
