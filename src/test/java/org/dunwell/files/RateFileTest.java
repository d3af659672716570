package org.dunwell.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import org.dunwell.ledger.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RateFileTest {

    @TempDir Path folder;

    private RateFile rates(String house, String... lines) throws IOException {
        return new RateFile(house, Files.writeString(folder.resolve("rates.csv"), "date,currency,perEuro\n" + String.join("\n", lines))
                .toString());
    }

    @Test
    void theNewestRateOnOrBeforeTheDayCounts() throws IOException {
        RateFile rates = rates("EUR", "2012-01-02,USD,1.25", "2013-01-02,USD,1.60");

        assertThat(worth(rates, "100.00", "2012-12-31")).isEqualByComparingTo("80.00");
        assertThat(worth(rates, "100.00", "2013-01-02")).isEqualByComparingTo("62.50");
        assertThat(worth(rates, "100.00", "2011-01-01")).as("before the first rate the first one counts").isEqualByComparingTo("80.00");
    }

    @Test
    void anotherHouseCurrencyIsReachedByWayOfTheEuro() throws IOException {
        RateFile rates = rates("CHF", "2012-01-02,USD,1.25", "2012-01-02,CHF,1.20");

        assertThat(worth(rates, "100.00", "2012-12-31")).isEqualByComparingTo("96.00");
        assertThat(rates.worth(Money.of("7.00", "CHF"), LocalDate.EPOCH)).isEqualByComparingTo("7.00");
    }

    @Test
    void aCurrencyWithoutARateIsNamed() throws IOException {
        RateFile rates = rates("EUR", "2012-01-02,CHF,1.25");

        assertThat(rates.knows(Currency.getInstance("USD"))).isFalse();
        assertThatThrownBy(() -> worth(rates, "1", "2012-12-31")).hasMessageContaining("no rate for USD").hasMessageContaining("rates.csv");
        assertThatThrownBy(() -> rates("GBP", "2012-01-02,CHF,1.25")).hasMessageContaining("house currency GBP");
    }

    @Test
    void aBrokenLineIsNamedAtTheStart() {
        assertThatThrownBy(() -> rates("EUR", "2012-01-02,CHF,1.25", "2012-01-02,USD,0")).hasMessageContaining("line 3")
                .hasMessageContaining("positive");
    }

    @Test
    void theFileThatComesAlongIsSound() {
        RateFile rates = new RateFile("EUR", "classpath:rates.csv");

        assertThat(worth(rates, "5725.06", "2012-12-31")).isBetween(new BigDecimal("4000"), new BigDecimal("5000"));
    }

    private static BigDecimal worth(RateFile rates, String dollars, String day) {
        return rates.worth(Money.of(dollars, "USD"), LocalDate.parse(day));
    }
}
