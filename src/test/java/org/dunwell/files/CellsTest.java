package org.dunwell.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.dunwell.intake.Mapping.DateOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates and amounts as people write them. */
class CellsTest {

    @ParameterizedTest(name = "{0} in the order {1} is {2}")
    @CsvSource({"1/2/2013,MDY,2013-01-02", "1/2/2013,DMY,2013-02-01", "01.02.2013,DMY,2013-02-01", "2013/1/2,YMD,2013-01-02",
            "20130102,YMD,2013-01-02",
            "01022013,DMY,2013-02-01", "1-2-2013,DMY,2013-02-01", "2013-01-02,DMY,2013-01-02", "2013-01-02T00:00:00,MDY,2013-01-02",
            "1/2/2013 0:00,MDY,2013-01-02", "29/2/2012,DMY,2012-02-29"})
    void aDayIsReadInItsDeclaredOrder(String text, DateOrder order, LocalDate day) {
        assertThat(new Dates(order).read(text)).isEqualTo(day);
    }

    @ParameterizedTest(name = "{0} in the order {1} is refused")
    @CsvSource({"13/13/2013,MDY", "31/4/2013,DMY", "29/2/2013,DMY", "1/2/13,DMY", "2013/1/2,DMY", "1/2/2013,YMD", "1.2/2013,DMY",
            "41000,DMY", "tomorrow,DMY", "2013-02-30,MDY", "1/2/2013 13:45,MDY", "00/01/2013,MDY"})
    void whatIsNoDayInThatOrderIsRefused(String text, DateOrder order) {
        assertThatThrownBy(() -> new Dates(order).read(text)).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest(name = "{0} with the sign {1} is {2}")
    @CsvSource(delimiter = '|', textBlock = """
            55.94        | . | 55.94
            1,234.50     | . | 1234.50
            1.234,50     | , | 1234.50
            1 234,50     | , | 1234.50
            1'234'567.8  | . | 1234567.8
            1,234        | . | 1234
            1.234        | , | 1234
            -5           | . | -5
            5.00-        | . | -5.00
            (5.00)       | . | -5.00
            +7           | . | 7
            """)
    void anAmountIsReadWithItsDeclaredSign(String text, char sign, BigDecimal amount) {
        assertThat(new Amounts(sign).read(text)).isEqualByComparingTo(amount);
    }

    @ParameterizedTest(name = "{0} with the sign {1} is refused")
    @CsvSource(delimiter = '|', textBlock = """
            1,23         | .
            12,34,567.00 | .
            1.23         | ,
            1,234'567.00 | .
            $5.00        | .
            5.00 USD     | .
            1e9          | .
            NaN          | .
            0x10         | .
            .5           | .
            5.           | .
            --5          | .
            ٣            | .
            1.2.3        | .
            99999999999999999999999999999999999999999999 | .
            """)
    void whatIsNoAmountIsRefused(String text, char sign) {
        assertThatThrownBy(() -> new Amounts(sign).read(text)).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            55       | true
            55.94    | true
            55,9     | true
            1.234    | false
            1,234.50 | false
            1.2345   | true
            """)
    void someAmountsCanBeReadInOneWayOnly(String text, boolean unmistakable) {
        assertThat(Amounts.isUnmistakable(text)).isEqualTo(unmistakable);
    }
}
