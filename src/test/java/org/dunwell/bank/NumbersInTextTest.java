package org.dunwell.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.dunwell.ledger.Invoice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersInTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Invoice 2026-000417                | 2026-000417 | true
            Invoice 2026/000417, thanks        | 2026-000417 | true
            Invoice 2026 000417 thanks         | 2026-000417 | true
            Invoice2026000417                  | 2026-000417 | true
            RE 00012345                        | 12345       | true
            RE12345                            | 12345       | true
            inv 123456                         | INV-00123456| true
            inv-123456 and inv-123457          | INV-123457  | true
            R1, R2                             | R2          | true
            R12                                | R1          | false
            4711223                            | 4711        | false
            4711-223                           | 4711223     | true
            02.03.2026                         | 02032026    | false
            EUR 100.00                         | 10000       | false
            EUR 100.00                         | 100         | true
            nothing at all                     | 1           | false
            """)
    void isFound(String text, String number, boolean found) {
        assertThat(NumbersInText.in(text).stream().anyMatch(spot -> spot.plain().equals(Invoice.plain(number)))).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Case C-2026-000417          | C-2026-000417
            case c 2026 000417          | C-2026-000417
            C2026000417                 | C-2026-000417
            ABC-2026-000417             |
            C-2026-0004171              |
            """)
    void casesAreFound(String text, String number) {
        assertThat(String.join(",", NumbersInText.cases(text))).isEqualTo(number == null ? "" : number);
    }
}
