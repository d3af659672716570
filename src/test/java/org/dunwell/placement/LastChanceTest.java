package org.dunwell.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.dunwell.calendar.WorkingDays;
import org.dunwell.customer.Address;
import org.dunwell.customer.Customer;
import org.junit.jupiter.api.Test;

class LastChanceTest {

    private final WorkingDays workingDays = new WorkingDays((day, country) -> day.equals(LocalDate.parse("2026-02-25")) && country.equals("NZ"));

    @Test
    void itsDaysAreCountedWhereTheCustomerIs() {
        Instant lateInTheEvening = Instant.parse("2026-02-10T22:00:00Z");

        assertThat(new LastChance(workingDays, 14).placementDay(lateInTheEvening, customer("DE", "Europe/Berlin"))).isEqualTo("2026-02-24");
        assertThat(new LastChance(workingDays, 14).placementDay(lateInTheEvening, customer("AU", "Australia/Sydney"))).isEqualTo("2026-02-25");
    }

    @Test
    void itEndsOnAWorkingDayOfTheCustomersCountry() {
        assertThat(new LastChance(workingDays, 14).placementDay(Instant.parse("2026-02-10T22:00:00Z"), customer("NZ", "Pacific/Auckland")))
                .isEqualTo("2026-02-26");
    }

    @Test
    void itLastsAtLeastADay() {
        assertThatThrownBy(() -> new LastChance(workingDays, 0)).hasMessageContaining("dunwell.placement.last-chance-days");
    }

    private static Customer customer(String country, String zone) {
        return new Customer("K-1", "Brisk Bikes", Customer.Kind.BUSINESS, null, new Address(null, null, null, country), null, null,
                Locale.ENGLISH, ZoneId.of(zone), null);
    }
}
