package org.dunwell.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** One payment may be told by several sources: which booking is which telling. */
public interface ToldPayments {

    /** Days between two value dates up to which sources may mean the same payment: a bank is slower than a till, and neither works on Sundays. */
    int DAYS = 5;

    /** Standing payments of these accounts in that time that other sources told, and this source has not told again; in the order of their booking. */
    List<Entry> byOthers(Collection<Long> accountIds, LocalDate from, LocalDate to, String source);

    /** This telling is that booking. */
    void toldAgain(String onceKey, long entryId, String source);

    /** Of these tellings the ones that are another's booking. */
    Set<String> toldAgain(Collection<String> onceKeys);

    /** This telling was another payment after all. */
    void forget(String onceKey);

    /** Nothing tells this booking again: it does not stand any more. */
    void forgetAll(long entryId);

    static boolean isAlike(Entry booked, Money amount, LocalDate day) {
        return booked.amount().negated().equals(amount) && !booked.valueDate().isBefore(day.minusDays(DAYS)) && !booked.valueDate().isAfter(day.plusDays(DAYS));
    }
}
