package org.dunwell.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.dunwell.ledger.Money;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void amountsAreGroupedAndCarryTheirCurrency() {
        assertThat(Words.money(Money.of("1234567.8", "EUR"))).isEqualTo("1,234,567.80 EUR");
        assertThat(Words.money(Money.of("-0.05", "USD"))).isEqualTo("-0.05 USD");
        assertThat(Words.money(Money.of("1500", "JPY"))).isEqualTo("1,500 JPY");
    }

    @Test
    void daysAndMomentsCannotBeMisread() {
        assertThat(Words.day(LocalDate.of(2026, 9, 3))).isEqualTo("3 Sep 2026");
        assertThat(Words.moment(Instant.parse("2026-03-01T23:30:00Z"), ZoneId.of("Europe/Berlin"))).isEqualTo("2 Mar 2026 00:30");
    }

    @Test
    void whatSomebodyWroteNeitherFormatsNorLinksNorLoadsAnything() {
        String hostile = "**x** ![a](http://evil.example/p.png) <img src=x onerror=alert(1)> {{owed}} [b](javascript:alert(1)) www.evil.example a@b.example `c` | # 1. > ~";
        String shown = Words.plain(hostile);
        assertThat(shown).doesNotContain("*", "[", "]", "(", ")", "<", ">", "{", "}", ":", ".", "@", "`", "|", "~", "!", "_", "/", "\\", "\"");
        assertThat(shown).contains("&#42;&#42;x&#42;&#42;").doesNotContainPattern("&(?!#\\d+;)");
        assertThat(Words.plain("Brandt & Söhne, Ltd")).isEqualTo("Brandt &#38; Söhne, Ltd");
        assertThat(Words.plain("one\n\n# two\ttwo")).isEqualTo("one  &#35; two two");
        assertThat(Words.plain(null)).isEmpty();
    }

    @Test
    void longCellsAreCutBetweenCharacters() {
        assertThat(Words.cell("  a\n b ", 10)).isEqualTo("a b");
        assertThat(Words.cell("abcdefghij", 10)).isEqualTo("abcdefghij");
        assertThat(Words.cell("abcdefghijk", 10)).isEqualTo("abcdefghi…");
        assertThat(Words.cell("😀".repeat(10), 10)).doesNotContain("\ufffd").endsWith("…").hasSizeLessThanOrEqualTo(11);
        assertThat(Words.cell(null, 10)).isEmpty();
    }
}
