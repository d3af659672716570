package org.dunwell.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Optional;
import java.util.SortedMap;
import org.dunwell.ledger.Money;

/**
 * How well a period's money came in, in one currency: days sales outstanding (DSO) and collection effectiveness index (CEI), with what they are
 * computed from. Receivables are open invoices; credit on account is not deducted.
 *
 * @param beginning     receivables at the end of the day before the period
 * @param sales         invoiced in the period
 * @param ending        receivables at the end of the period
 * @param endingCurrent of these, what was not past due
 * @param countBack     the DSO by count-back, with its months
 */
public record CollectionFigures(Period period, Currency currency, Money beginning, Money sales, Money ending, Money endingCurrent, CountBack countBack) {

    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    static CollectionFigures of(Period period, Money beginning, Money sales, Aging ending, SortedMap<YearMonth, Money> salesByMonth) {
        Money open = ending.total().open();
        return new CollectionFigures(period, ending.currency(), beginning, sales, open, ending.of(AgingBucket.CURRENT).open(),
                CountBack.of(open, period.to(), salesByMonth));
    }

    /** Receivables at the end ÷ sales × days of the period, in days to one decimal, half up; empty when nothing was sold in it. */
    public Optional<BigDecimal> dso() {
        return sales.isZero() ? Optional.empty()
                : Optional.of(ending.amount().multiply(BigDecimal.valueOf(period.days())).divide(sales.amount(), 1, RoundingMode.HALF_UP));
    }

    /**
     * (Beginning receivables + sales − ending total) ÷ (beginning receivables + sales − ending current) × 100, to one decimal, half up; empty when there was
     * nothing to collect. Negative when payments of before the period were taken back in it and little else came in.
     */
    public Optional<BigDecimal> cei() {
        Money toCollect = beginning.plus(sales).minus(endingCurrent);
        Money collected = beginning.plus(sales).minus(ending);
        return toCollect.isPositive() ? Optional.of(collected.amount().multiply(PERCENT).divide(toCollect.amount(), 1, RoundingMode.HALF_UP)) : Optional.empty();
    }
}
