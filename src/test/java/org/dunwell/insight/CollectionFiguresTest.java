package org.dunwell.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dunwell.insight.Aging.Tally;
import org.dunwell.ledger.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DSO, count-back and CEI, each row computed by hand. */
class CollectionFiguresTest {

    private static final Currency USD = Currency.getInstance("USD");

    @ParameterizedTest(name = "{2} open of {3} sold from {0} to {1}: {4} days")
    @CsvSource(textBlock = """
            2013-01-01, 2013-03-31, 1000.00, 3000.00, 30.0
            2013-01-01, 2013-01-31,  100.00,  300.00, 10.3
            2013-02-01, 2013-03-31,  190.00,  200.00, 56.1
            2013-01-01, 2013-01-01,    1.00,    4.00, 0.3
            2013-01-01, 2013-01-31,    0.00,  300.00, 0.0
            2013-01-01, 2013-01-31,  900.00,  300.00, 93.0
            2012-02-01, 2012-02-29,  100.00,  100.00, 29.0
            2013-01-01, 2013-01-31,  100.00,    0.00,
            2013-01-01, 2013-01-31,    0.00,    0.00,
            """)
    void dsoIsReceivablesAtTheEndOverSalesTimesDays(LocalDate from, LocalDate to, String open, String sales, BigDecimal dso) {
        assertThat(figures(new Period(from, to), "0.00", sales, "0.00", open, new TreeMap<>()).dso()).isEqualTo(Optional.ofNullable(dso));
    }

    @ParameterizedTest(name = "{1} open on {0} after {2}, {3}, {4}: {5} days")
    @CsvSource(textBlock = """
            2013-03-31,   0.00, 100.00, 100.00, 100.00,  0.0
            2013-03-31,  50.00, 100.00, 100.00, 100.00, 15.5
            2013-03-31, 100.00, 100.00, 100.00, 100.00, 31.0
            2013-03-31, 150.00, 100.00, 100.00, 100.00, 45.0
            2013-03-31, 190.00,   0.00, 200.00,   0.00, 57.6
            2013-03-31, 300.00, 100.00, 100.00, 100.00, 90.0
            2013-03-10,  50.00, 100.00, 100.00, 100.00,  5.0
            2013-03-10, 150.00, 100.00, 100.00, 100.00, 24.0
            2013-03-31,   1.00, 620.00, 100.00, 100.00,  0.1
            2013-03-31,   0.99, 620.00, 100.00, 100.00,  0.0
            2013-03-31, 100.00,   0.00,   0.00, 100.00, 90.0
            2013-04-30, 100.00, 100.00, 100.00, 100.00, 61.0
            """)
    void countBackTakesSalesFromTheReceivablesMonthByMonth(LocalDate lastDay, String open, String march, String february, String january, BigDecimal days) {
        assertThat(CountBack.of(usd(open), lastDay, months("2013-03", march, "2013-02", february, "2013-01", january)).days()).contains(days);
    }

    @Test
    void countBackNamesTheMonthsItCounted() {
        CountBack back = CountBack.of(usd("150.00"), LocalDate.parse("2013-03-31"), months("2013-03", "100.00", "2013-02", "80.00", "2013-01", "70.00"));

        assertThat(back.months()).containsExactly(
                new CountBack.Month(YearMonth.of(2013, 3), 31, usd("100.00"), usd("100.00")),
                new CountBack.Month(YearMonth.of(2013, 2), 28, usd("80.00"), usd("50.00")));
        assertThat(back.days()).contains(new BigDecimal("48.5"));
    }

    @Test
    void countBackHasNoDaysWhereNothingWasEverSold() {
        CountBack none = CountBack.of(usd("10.00"), LocalDate.parse("2013-03-31"), new TreeMap<>());
        CountBack soldLater = CountBack.of(usd("0.00"), LocalDate.parse("2013-03-31"), months("2013-04", "10.00"));

        assertThat(none.days()).isEmpty();
        assertThat(soldLater.days()).isEmpty();
        assertThat(soldLater.months()).isEmpty();
    }

    @ParameterizedTest(name = "began with {0}, sold {1}, ended with {2} current and {3} in all: {4} %")
    @CsvSource(textBlock = """
            1000.00, 2000.00,  500.00,  800.00, 88.0
            1000.00, 2000.00,  500.00,  500.00, 100.0
            1000.00,    0.00,    0.00, 1000.00, 0.0
             100.00,  200.00,    0.00,  190.00, 36.7
             300.00,    0.00,    0.00,  298.95, 0.4
             100.00,    0.00,    0.00,  150.00, -50.0
               0.00,  500.00,  500.00,  500.00,
               0.00,    0.00,    0.00,    0.00,
               0.00,    0.00,   10.00,   10.00,
            """)
    void ceiIsWhatWasCollectedOfWhatWasToBeCollected(String beginning, String sales, String current, String ending, BigDecimal cei) {
        Period january = new Period(LocalDate.parse("2013-01-01"), LocalDate.parse("2013-01-31"));
        assertThat(figures(january, beginning, sales, current, ending, new TreeMap<>()).cei()).isEqualTo(Optional.ofNullable(cei));
    }

    @Test
    void aCurrencyWithoutDecimalsIsAsExact() {
        Currency yen = Currency.getInstance("JPY");
        Aging ending = new Aging(yen, Map.of(AgingBucket.CURRENT, new Tally(1, Money.of("1000", "JPY"))), Money.zero(yen), Money.zero(yen));
        CollectionFigures figures = CollectionFigures.of(new Period(LocalDate.parse("2013-01-01"), LocalDate.parse("2013-01-31")), Money.zero(yen),
                Money.of("3000", "JPY"), ending, new TreeMap<>(Map.of(YearMonth.of(2013, 1), Money.of("3000", "JPY"))));

        assertThat(figures.dso()).contains(new BigDecimal("10.3"));
        assertThat(figures.countBack().days()).contains(new BigDecimal("10.3"));
        assertThat(figures.cei()).contains(new BigDecimal("100.0"));
    }

    @Test
    void aPeriodHasAtLeastOneDay() {
        LocalDate day = LocalDate.parse("2013-01-31");
        assertThat(new Period(day, day).days()).isEqualTo(1);
        assertThatThrownBy(() -> new Period(day, day.minusDays(1))).isInstanceOf(IllegalArgumentException.class);
    }

    private static CollectionFigures figures(Period period, String beginning, String sales, String current, String ending,
                                             SortedMap<YearMonth, Money> months) {
        Aging end = new Aging(USD, Map.of(AgingBucket.CURRENT, new Tally(1, usd(current)),
                AgingBucket.OVER_90, new Tally(1, usd(ending).minus(usd(current)))), Money.zero(USD), Money.zero(USD));
        return CollectionFigures.of(period, usd(beginning), usd(sales), end, months);
    }

    private static SortedMap<YearMonth, Money> months(String... monthsAndSales) {
        SortedMap<YearMonth, Money> sales = new TreeMap<>();
        for (int i = 0; i < monthsAndSales.length; i += 2) {
            if (!monthsAndSales[i + 1].equals("0.00")) {
                sales.put(YearMonth.parse(monthsAndSales[i]), usd(monthsAndSales[i + 1]));
            }
        }
        return sales;
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
