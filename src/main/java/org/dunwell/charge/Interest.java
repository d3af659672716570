package org.dunwell.charge;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.dunwell.ledger.Money;

/** Simple interest: outstanding × rate / 100 / 365 × days, each day by what is outstanding and the rate in force at its end. */
final class Interest {

    private static final BigDecimal YEAR = BigDecimal.valueOf(100 * 365);

    private Interest() {
    }

    /**
     * Of the days after {@code dueOn} up to and with {@code asOf}. The day of a payment itself bears none on what it paid. Rounded once, at the end: the
     * difference to what was posted before is what may be posted now, however often that is asked.
     *
     * @param outstanding by the day from which it holds; begins on or before the day after the due date
     * @param percent     a year, on a day; below 0 counts as 0
     * @param rests       days that bear none
     */
    static Money of(NavigableMap<LocalDate, Money> outstanding, LocalDate dueOn, LocalDate asOf, Function<LocalDate, BigDecimal> percent,
                    Predicate<LocalDate> rests) {
        BigDecimal sum = BigDecimal.ZERO;
        for (LocalDate day = dueOn.plusDays(1); !day.isAfter(asOf); day = day.plusDays(1)) {
            Money open = outstanding.floorEntry(day).getValue();
            if (open.isPositive() && !rests.test(day)) {
                sum = sum.add(open.amount().multiply(percent.apply(day).max(BigDecimal.ZERO)));
            }
        }
        return Money.rounded(sum.divide(YEAR, MathContext.DECIMAL128), outstanding.firstEntry().getValue().currency());
    }
}
