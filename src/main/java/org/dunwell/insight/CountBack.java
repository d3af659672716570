package org.dunwell.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.dunwell.ledger.Money;

/**
 * How many days of sales, from the last one back, make up the receivables. The last day's month counts up to that day.
 *
 * @param days   empty when nothing had ever been sold; to one decimal, half up
 * @param months those that were counted, latest first
 */
public record CountBack(Optional<BigDecimal> days, List<Month> months) {

    /**
     * @param days     of this month
     * @param deducted of its sales, what was taken from the receivables; less than the sales in the month that counts partially
     */
    public record Month(YearMonth month, int days, Money sales, Money deducted) {
    }

    static CountBack of(Money receivables, LocalDate lastDay, SortedMap<YearMonth, Money> salesByMonth) {
        SortedMap<YearMonth, Money> sales = salesByMonth.headMap(YearMonth.from(lastDay).plusMonths(1));
        List<Month> months = new ArrayList<>();
        if (sales.isEmpty()) {
            return new CountBack(Optional.empty(), months);
        }
        Money rest = receivables;
        int wholeDays = 0;
        for (YearMonth month = YearMonth.from(lastDay); rest.isPositive() && !month.isBefore(sales.firstKey()); month = month.minusMonths(1)) {
            int days = month.equals(YearMonth.from(lastDay)) ? lastDay.getDayOfMonth() : month.lengthOfMonth();
            Money sold = sales.getOrDefault(month, Money.zero(receivables.currency()));
            Money deducted = rest.min(sold);
            months.add(new Month(month, days, sold, deducted));
            rest = rest.minus(deducted);
            if (deducted.compareTo(sold) < 0) {
                BigDecimal partly = sold.amount().multiply(BigDecimal.valueOf(wholeDays)).add(deducted.amount().multiply(BigDecimal.valueOf(days)));
                return new CountBack(Optional.of(partly.divide(sold.amount(), 1, RoundingMode.HALF_UP)), List.copyOf(months));
            }
            wholeDays += days;
        }
        return new CountBack(Optional.of(BigDecimal.valueOf(wholeDays).setScale(1)), List.copyOf(months));
    }
}
