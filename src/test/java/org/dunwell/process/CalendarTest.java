package org.dunwell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.dunwell.calendar.WorkingDays;
import org.dunwell.collection.Chase;
import org.dunwell.collection.Chaseable;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.customer.Address;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.holidays.JollydayHolidays;
import org.dunwell.ledger.Money;
import org.dunwell.message.SentMessages;
import org.dunwell.process.Calendar.Wait;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waits end at eight in the morning where the customer is, on a working day there, whatever the clocks were changed to in between. */
class CalendarTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final WorkingDays WORKING_DAYS = new WorkingDays(new JollydayHolidays());

    @ParameterizedTest(name = "{0} ({1}), {2} {3} days from {4}: {5}, that is {6}")
    @CsvSource(textBlock = """
            Europe/Berlin,    DE, 30, calendar, 2026-02-27, 2026-03-30, 2026-03-30T06:00:00Z
            Europe/Berlin,    DE, 30, calendar, 2026-02-26, 2026-03-30, 2026-03-30T06:00:00Z
            Europe/Berlin,    DE, 30, calendar, 2026-02-25, 2026-03-27, 2026-03-27T07:00:00Z
            Europe/Berlin,    DE, 30, calendar, 2026-09-25, 2026-10-26, 2026-10-26T07:00:00Z
            Europe/Berlin,    DE, 30, calendar, 2026-09-23, 2026-10-23, 2026-10-23T06:00:00Z
            Europe/Berlin,    DE, 30, calendar, 2026-03-04, 2026-04-07, 2026-04-07T06:00:00Z
            Europe/Berlin,    DE, 14, calendar, 2026-12-11, 2026-12-28, 2026-12-28T07:00:00Z
            Europe/Berlin,    DE, 2,  working,  2026-04-02, 2026-04-08, 2026-04-08T06:00:00Z
            America/New_York, US, 30, calendar, 2026-02-06, 2026-03-09, 2026-03-09T12:00:00Z
            America/New_York, US, 30, calendar, 2026-02-04, 2026-03-06, 2026-03-06T13:00:00Z
            America/New_York, US, 30, calendar, 2026-10-02, 2026-11-02, 2026-11-02T13:00:00Z
            America/New_York, US, 30, calendar, 2026-10-27, 2026-11-27, 2026-11-27T13:00:00Z
            Australia/Sydney, AU, 30, calendar, 2026-03-06, 2026-04-07, 2026-04-06T22:00:00Z
            Australia/Sydney, AU, 14, calendar, 2026-03-20, 2026-04-07, 2026-04-06T22:00:00Z
            Australia/Sydney, AU, 30, calendar, 2026-09-02, 2026-10-02, 2026-10-01T22:00:00Z
            Australia/Sydney, AU, 30, calendar, 2026-09-06, 2026-10-06, 2026-10-05T21:00:00Z
            Asia/Kolkata,     IN, 30, calendar, 2026-02-27, 2026-03-30, 2026-03-30T02:30:00Z
            America/Phoenix,  US, 30, calendar, 2026-02-06, 2026-03-09, 2026-03-09T15:00:00Z
            Asia/Tokyo,       JP, 5,  working,  2026-10-23, 2026-10-30, 2026-10-29T23:00:00Z
            """)
    void theLastDayIsTheCustomersWorkingDayAndTheMorningTheCustomersMorning(ZoneId zone, String country, int days, String kind, LocalDate from, LocalDate day, Instant moment) {
        Instant due = calendar(from.atTime(10, 0).atZone(zone).toInstant(), zone, country).due(aCase(), new Wait(days, kind, Calendar.NOW)).toInstant();

        assertThat(due).isEqualTo(moment);
        assertThat(due.atZone(zone).toLocalDateTime()).isEqualTo(day.atTime(8, 0));
        assertThat(WORKING_DAYS.isWorkingDay(day, country)).isTrue();
    }

    @ParameterizedTest(name = "{0} working days from {1}: {2}")
    @CsvSource({"1, 2026-03-27T12:00, 2026-03-30T15:00:00Z", "1, 2026-10-23T12:00, 2026-10-26T16:00:00Z", "1, 2026-04-02T12:00, 2026-04-07T15:00:00Z",
            "5, 2026-12-23T12:00, 2026-12-31T16:00:00Z", "2, 2026-03-27T23:30, 2026-03-31T15:00:00Z"})
    void tasksAreDueAtFiveOnAWorkingDayOfTheHouseWhateverTheClocksWereChangedTo(int count, LocalDateTime at, Instant due) {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertThat(calendar(at.atZone(berlin).toInstant(), berlin, "DE").workingDays(count).toInstant()).isEqualTo(due);
    }

    private static Calendar calendar(Instant now, ZoneId zone, String country) {
        Customers customers = mock(Customers.class);
        when(customers.get(anyString())).thenReturn(new Customer("K-1", "Acme", Customer.Kind.BUSINESS, null, new Address("Street 1", "1", "Town", country),
                "acme@example.com", null, Locale.ENGLISH, zone, null));
        Chase chase = mock(Chase.class);
        when(chase.of(anyLong())).thenReturn(new Chaseable(List.of(), Money.zero(EUR), Money.zero(EUR), List.of()));
        return new Calendar(mock(CollectionCases.class), customers, chase, mock(SentMessages.class), WORKING_DAYS, Clock.fixed(now, ZoneOffset.UTC), "DE",
                ZoneId.of("Europe/Berlin"));
    }

    private static CollectionCase aCase() {
        return new CollectionCase(1, "C-2026-000001", 1, "K-1", null, null, null, null, null, null, Instant.EPOCH, null, null, null);
    }
}
