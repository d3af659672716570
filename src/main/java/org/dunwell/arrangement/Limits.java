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
        List<String> exceeded = new ArrayList<>();
        if (terms.forgiven().isPositive() && terms.total().compareTo(minimum) < 0) {
            exceeded.add(terms.total() + " in full settlement, at least " + minimum);
        }
        if (mostForgiven != null && terms.forgiven().compareTo(mostForgiven) > 0) {
            exceeded.add(terms.forgiven() + " forgiven, at most " + mostForgiven);
        }
        if (terms.instalments().size() > maximumInstalments) {
            exceeded.add(terms.instalments().size() + " instalments, at most " + maximumInstalments);
        }
        if (terms.lastDueOn().isAfter(latestEnd)) {
            exceeded.add("paid by " + terms.lastDueOn() + ", at latest by " + latestEnd);
        }
        long gap = terms.longestGap(today);
        if (gap > mostGapDays) {
            exceeded.add(gap + " days without a payment, at most " + mostGapDays);
        }
        return exceeded;
    }
}
