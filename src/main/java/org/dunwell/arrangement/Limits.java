package org.dunwell.arrangement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.ledger.Money;

/**
 * How far a role may go on its own with one balance, by the table settlement-authority; amounts in the currency of the account.
 *
 * @param minimum      least amount that may be accepted in full settlement
 * @param mostForgiven null for any amount that the minimum leaves
 * @param mostGapDays  the longest time without a payment, from {@code today} on
 * @param mostWaived   of one charge, in the house currency; null for any amount
 */
public record Limits(String role, LocalDate today, Money minimum, Money mostForgiven, int maximumInstalments, LocalDate latestEnd, int mostGapDays,
                     BigDecimal mostWaived, boolean mayWriteOff) {

    public boolean allow(Terms terms) {
        return exceededBy(terms).isEmpty();
    }

    /** What of the terms goes too far, each with the limit, for whoever has to approve it. */
    public List<String> exceededBy(Terms terms) {
        List<String> exceeded = exceededBy(terms.total(), terms.forgiven(), terms.instalments().size(), terms.lastDueOn());
        long gap = terms.longestGap(today);
        if (gap > mostGapDays) {
            exceeded.add(gap + " days without a payment, at most " + mostGapDays);
        }
        return exceeded;
    }

    /** @param proposed the terms that it answers */
    List<String> exceededBy(CounterOffer offer, Terms proposed) {
        Money owed = proposed.total().plus(proposed.forgiven());
        return exceededBy(offer.total(), owed.minus(offer.total().min(owed)), offer.instalments(), offer.lastDueOn());
    }

    private List<String> exceededBy(Money total, Money forgiven, int instalments, LocalDate lastDueOn) {
        List<String> exceeded = new ArrayList<>();
        if (forgiven.isPositive() && total.compareTo(minimum) < 0) {
            exceeded.add(total + " in full settlement, at least " + minimum);
        }
        if (mostForgiven != null && forgiven.compareTo(mostForgiven) > 0) {
            exceeded.add(forgiven + " forgiven, at most " + mostForgiven);
        }
        if (instalments > maximumInstalments) {
            exceeded.add(instalments + " instalments, at most " + maximumInstalments);
        }
        if (lastDueOn.isAfter(latestEnd)) {
            exceeded.add("paid by " + lastDueOn + ", at latest by " + latestEnd);
        }
        return exceeded;
    }
}
