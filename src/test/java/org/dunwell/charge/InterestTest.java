package org.dunwell.charge;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.dunwell.ledger.Money;
import org.junit.jupiter.api.Test;

/** Outstanding × rate / 100 / 365 × days. */
class InterestTest {

    private static final LocalDate DUE = LocalDate.parse("2026-01-31");

    @Test
    void isOutstandingTimesRateTimesDays() {
        assertThat(on("1000.00", DUE.plusDays(73), "10")).isEqualTo(eur("20.00"));
        assertThat(on("100.00", DUE.plusDays(365), "11.37")).isEqualTo(eur("11.37"));
    }

    @Test
    void theDueDateItselfBearsNone() {
        assertThat(on("36500.00", DUE, "10")).isEqualTo(eur("0.00"));
        assertThat(on("36500.00", DUE.plusDays(1), "10")).isEqualTo(eur("10.00"));
    }

    @Test
    void aPartPaymentLowersItFromItsDay() {
        NavigableMap<LocalDate, Money> outstanding = outstanding("36500.00");
        outstanding.put(DUE.plusDays(5), eur("18250.00"));

        assertThat(Interest.of(outstanding, DUE, DUE.plusDays(10), any -> BigDecimal.TEN, none -> false)).isEqualTo(eur("70.00"));   // 4 × 10 + 6 × 5
    }

    @Test
    void theRateMayChangeInBetween() {
        Function<LocalDate, BigDecimal> percent = day -> day.isBefore(DUE.plusDays(4)) ? BigDecimal.valueOf(10) : BigDecimal.valueOf(20);

        assertThat(Interest.of(outstanding("36500.00"), DUE, DUE.plusDays(10), percent, none -> false)).isEqualTo(eur("170.00"));   // 3 × 10 + 7 × 20
    }

    @Test
    void daysOnHoldBearNone() {
        assertThat(Interest.of(outstanding("36500.00"), DUE, DUE.plusDays(10), any -> BigDecimal.TEN,
                day -> !day.isBefore(DUE.plusDays(3)) && !day.isAfter(DUE.plusDays(6)))).isEqualTo(eur("60.00"));
    }

    @Test
    void aRateBelowZeroIsNone() {
        assertThat(on("1000.00", DUE.plusDays(100), "-0.88")).isEqualTo(eur("0.00"));
    }

    @Test
    void isRoundedToTheCurrency() {
        NavigableMap<LocalDate, Money> yen = new TreeMap<>();
        yen.put(LocalDate.MIN, Money.of("10000", "JPY"));
        NavigableMap<LocalDate, Money> dinar = new TreeMap<>();
        dinar.put(LocalDate.MIN, Money.of("10.000", "KWD"));

        assertThat(Interest.of(yen, DUE, DUE.plusDays(10), any -> BigDecimal.TEN, none -> false)).isEqualTo(Money.of("27", "JPY"));
        assertThat(Interest.of(dinar, DUE, DUE.plusDays(10), any -> BigDecimal.TEN, none -> false)).isEqualTo(Money.of("0.027", "KWD"));
    }

    @Property
    void postedInWhateverStepsItComesToTheSame(@ForAll @Size(max = 12) List<@IntRange(min = 0, max = 30) Integer> steps,
                                               @ForAll @IntRange(min = 1, max = 9_999_999) int cents) {
        NavigableMap<LocalDate, Money> outstanding = new TreeMap<>();
        outstanding.put(LocalDate.MIN, new Money(BigDecimal.valueOf(cents, 2), eur("0").currency()));
        Money posted = eur("0.00");
        LocalDate day = DUE;
        for (int step : steps) {
            day = day.plusDays(step);
            posted = posted.plus(Interest.of(outstanding, DUE, day, any -> new BigDecimal("11.37"), none -> false).minus(posted));
        }
        assertThat(posted).isEqualTo(Interest.of(outstanding, DUE, day, any -> new BigDecimal("11.37"), none -> false));
    }

    private static Money on(String outstanding, LocalDate asOf, String percent) {
        return Interest.of(outstanding(outstanding), DUE, asOf, any -> new BigDecimal(percent), none -> false);
    }

    private static NavigableMap<LocalDate, Money> outstanding(String amount) {
        NavigableMap<LocalDate, Money> outstanding = new TreeMap<>();
        outstanding.put(LocalDate.MIN, eur(amount));
        return outstanding;
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
