package org.dunwell.holidays;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days on which nobody works anywhere in a country. */
class JollydayHolidaysTest {

    @ParameterizedTest
    @CsvSource({"2026-04-06, DE, true", "2026-12-25, DE, true", "2026-04-07, DE, false", "2026-11-26, US, true", "2026-11-26, DE, false", "2026-05-25, GB, true",
            "2026-12-25, XX, false"})
    void holidays(LocalDate day, String country, boolean isHoliday) {
        assertThat(new JollydayHolidays().isHoliday(day, country)).isEqualTo(isHoliday);
    }
}
