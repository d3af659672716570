package org.dunwell.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest(name = "{0} {1} is rounded to {2}")
    @CsvSource({"12.5, JPY, 13", "12.4999, JPY, 12", "1.2345, KWD, 1.235", "1.005, USD, 1.01", "-1.005, USD, -1.01", "2, EUR, 2.00"})
    void isRoundedHalfUpToTheDecimalsOfItsCurrency(BigDecimal amount, String currency, String rounded) {
        assertThat(Money.rounded(amount, Currency.getInstance(currency)).amount()).isEqualTo(new BigDecimal(rounded));
    }

    @Test
    void isNeverRoundedSilently() {
        assertThatThrownBy(() -> Money.of("12.5", "JPY")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of("12.3456", "KWD")).isInstanceOf(ArithmeticException.class);
        assertThat(Money.of("12.000", "JPY")).isEqualTo(Money.of("12", "JPY"));
    }

    @Test
    void ofTwoCurrenciesNeverMeet() {
        assertThatThrownBy(() -> Money.of("1", "EUR").plus(Money.of("1", "USD")))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("Never EUR with USD");
        assertThatThrownBy(() -> Money.of("1", "EUR").compareTo(Money.of("1", "USD"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void needsACurrencyThatPeoplePayIn() {
        assertThatThrownBy(() -> Money.of("1", "XXX")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("XXX");
        assertThatThrownBy(() -> Money.of("1", "XAU")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void whatIsAddedAndTakenAwayAgainLeavesNoTrace(@ForAll @Scale(3) @BigRange(min = "-1000000000", max = "1000000000") BigDecimal one,
                                                   @ForAll @Scale(3) @BigRange(min = "-1000000000", max = "1000000000") BigDecimal other) {
        Currency dinar = Currency.getInstance("KWD");
        Money start = new Money(one, dinar);
        Money change = new Money(other, dinar);

        assertThat(start.plus(change).minus(change)).isEqualTo(start);
        assertThat(start.minus(change)).isEqualTo(start.plus(change.negated()));
        assertThat(start.min(change)).isLessThanOrEqualTo(start).isLessThanOrEqualTo(change);
    }
}
