package org.dunwell.arrangement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.ledger.Money;

/**
 * What a customer and a collector agree on.
 *
 * @param total    what is to be paid, the sum of the instalments
 * @param forgiven what is given up once the total is paid
 */
public record Terms(Kind kind, Money total, Money forgiven, List<Instalment> instalments, String note) {

    public enum Kind { PROMISE, PLAN }

    public Terms {
        instalments = List.copyOf(instalments);
        Money sum = instalments.stream().map(Instalment::amount).reduce(Money.zero(total.currency()), Money::plus);
        if (instalments.isEmpty() || !sum.equals(total)) {
            throw new IllegalArgumentException("The instalments make " + sum + ", not " + total);
        }
        if (forgiven.isNegative()) {
            throw new IllegalArgumentException("Nobody forgives " + forgiven);
        }
    }

    public static Terms promise(Money amount, LocalDate dueOn, String note) {
        return new Terms(Kind.PROMISE, amount, Money.zero(amount.currency()), List.of(new Instalment(1, dueOn, amount)), note);
    }

    /** {@code count} equal instalments at the same distance; what does not divide evenly is in the last one. */
    public static Terms plan(Money total, Money forgiven, int count, LocalDate first, Period distance, String note) {
        BigDecimal each = total.amount().divide(BigDecimal.valueOf(count), total.amount().scale(), RoundingMode.DOWN);
        Money equal = new Money(each, total.currency());
        List<Instalment> instalments = new ArrayList<>();
        Money left = total;
        for (int number = 1; number <= count; number++) {
            Money amount = number == count ? left : equal;
            instalments.add(new Instalment(number, first.plus(distance.multipliedBy(number - 1)), amount));
            left = left.minus(amount);
        }
        return new Terms(count == 1 ? Kind.PROMISE : Kind.PLAN, total, forgiven, instalments, note);
    }

    /** In words, for staff. */
    public String size() {
        return total + (instalments.size() == 1 ? "" : " in " + instalments.size() + " instalments") + " by " + lastDueOn()
                + (forgiven.isZero() ? "" : ", " + forgiven + " forgiven");
    }

    /** Days without a payment at most: up to the first, or between two. */
    long longestGap(LocalDate from) {
        long longest = 0;
        LocalDate before = from;
        for (Instalment instalment : instalments) {
            longest = Math.max(longest, ChronoUnit.DAYS.between(before, instalment.dueOn()));
            before = instalment.dueOn();
        }
        return longest;
    }

    public LocalDate lastDueOn() {
        return instalments.get(instalments.size() - 1).dueOn();
    }
}
