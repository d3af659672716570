package org.dunwell.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dunwell.calendar.WorkingDays;
import org.dunwell.customer.Address;
import org.dunwell.customer.Customer;
import org.dunwell.storage.ShippedTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped table contact-policy, asked at one moment after another. */
class ContactPolicyTest {

    private static final Map<String, String> ZONES = Map.of("US", "America/New_York", "DE", "Europe/Berlin", "FR", "Europe/Paris", "GB", "Europe/London");

    private final List<ContactNote> made = new ArrayList<>();
    private final Set<String> optOuts = new HashSet<>();
    private Instant now = Instant.parse("2026-03-04T15:00:00Z");   // a Wednesday: 10:00 in New York, 16:00 in Berlin

    @ParameterizedTest(name = "{0} by {1} at {2} → {3}")
    @CsvSource(nullValues = "now", textBlock = """
            US, phone,  2026-03-04T12:59:59Z, 2026-03-04T13:00:00Z
            US, phone,  2026-03-04T13:00:00Z, now
            US, phone,  2026-03-05T01:59:59Z, now
            US, phone,  2026-03-05T02:00:00Z, 2026-03-05T13:00:00Z
            US, email,  2026-03-05T03:00:00Z, 2026-03-05T13:00:00Z
            US, letter, 2026-03-05T03:00:00Z, now
            DE, phone,  2026-03-06T19:00:00Z, 2026-03-09T07:00:00Z
            DE, phone,  2026-03-07T10:00:00Z, 2026-03-09T07:00:00Z
            DE, email,  2026-03-07T10:00:00Z, now
            DE, email,  2026-03-07T22:00:00Z, 2026-03-08T06:00:00Z
            FR, phone,  2026-03-07T10:00:00Z, now
            GB, visit,  2026-03-07T20:30:00Z, 2026-03-08T08:00:00Z
            """)
    void hoursAreTheCustomers(String country, String channel, String at, String notBefore) {
        now = Instant.parse(at);
        Permission permission = asked(country, channel);
        assertThat(permission.notBefore()).isEqualTo(notBefore == null ? null : Instant.parse(notBefore));
        assertThat(permission.isNow()).isEqualTo(notBefore == null);
    }

    @Test
    void onTheDayOfSummerTimeNobodyIsCalledAnHourEarly() {
        now = Instant.parse("2026-03-08T03:00:00Z");   // 22:00 in New York; clocks go forward at two
        assertThat(asked("US", "phone").notBefore()).isEqualTo(Instant.parse("2026-03-08T12:00:00Z"));
    }

    @Test
    void sevenCallsInSevenDaysAreAllowedAndTheEighthIsNot() {
        for (int day = 1; day <= 6; day++) {
            called("2026-02-2" + (day + 1) + "T15:00:00Z", "noContact");
        }
        now = Instant.parse("2026-02-28T15:00:00Z");
        assertThat(asked("US", "phone").isNow()).isTrue();

        called("2026-02-28T14:00:00Z", "noContact");

        Permission permission = asked("US", "phone");
        assertThat(permission.notBefore()).isEqualTo(Instant.parse("2026-03-01T13:00:00Z"));   // the first of the seven leaves the seven days
        assertThat(permission.rule()).isEqualTo("US: Regulation F, 12 CFR 1006.6 and 1006.14");
        assertThat(permission.why()).isEqualTo("Not before 1 Mar 2026, 08:00 in America/New_York: 7 contacts by phone in 7 days are made "
                + "(US: Regulation F, 12 CFR 1006.6 and 1006.14).");
        assertThat(asked("US", "email").isNow()).isTrue();
    }

    @Test
    void afterAConversationNoneForSevenDaysItsDayIncluded() {
        called("2026-03-04T14:30:00Z", "noHeadway");
        Permission permission = asked("US", "phone");
        assertThat(permission.notBefore()).isEqualTo(Instant.parse("2026-03-11T12:00:00Z"));   // summer time began on the 8th
        assertThat(permission.why()).contains("none within 7 days after a conversation");
        assertThat(asked("DE", "phone").isNow()).as("a house rule has no such pause").isTrue();
    }

    @Test
    void beforeTheRegulationWasInForceTheHouseRuleHeld() {
        now = Instant.parse("2021-11-29T15:00:00Z");
        assertThat(asked("US", "phone").rule()).isEqualTo("House: calls and visits");
    }

    @Test
    void whatIsNoDemandKeepsToTheHoursOnly() {
        called("2026-03-04T14:30:00Z", "noHeadway");
        assertThat(policy().outbound(customer("US", null), "phone", false).isNow()).isTrue();
    }

    @Test
    void whoWantsNoCallsOrNoContactAtAllIsNeverContacted() {
        optOuts.add("phone");
        assertThat(asked("DE", "phone").isNever()).isTrue();
        assertThat(asked("DE", "email").isNow()).isTrue();
        assertThat(policy().outbound(customer("DE", "insolvent"), "email", false).why()).isEqualTo("The customer may not be contacted (insolvent).");
    }

    private void called(String at, String result) {
        made.add(new ContactNote(1L, "K", Instant.parse(at), "outbound", "phone", "anna", null, result, null, false, null, null, null));
    }

    private Permission asked(String country, String channel) {
        return policy().outbound(customer(country, null), channel, true);
    }

    private static Customer customer(String country, String stop) {
        return new Customer("K", "Acme", Customer.Kind.BUSINESS, null, new Address(null, null, null, country), null, null, Locale.ENGLISH,
                ZoneId.of(ZONES.get(country)), stop);
    }

    private ContactPolicy policy() {
        return new ContactPolicy(new ShippedTables(), new ContactLog() {
            @Override
            public boolean note(ContactNote contact) {
                throw new UnsupportedOperationException();
            }

            @Override
            public List<ContactNote> outboundSince(String customerId, Instant since) {
                return made.stream().filter(one -> !one.happenedAt().isBefore(since)).toList();
            }

            @Override
            public List<ContactNote> ofCase(long caseId) {
                throw new UnsupportedOperationException();
            }

            @Override
            public int callsWithoutHeadway(long caseId, String who) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Set<String> triedBy(long caseId) {
                throw new UnsupportedOperationException();
            }
        }, new OptOuts() {
            @Override
            public Set<String> of(String customerId) {
                return optOuts;
            }

            @Override
            public boolean add(String customerId, String channel, Instant since, String saidTo) {
                return optOuts.add(channel);
            }

            @Override
            public boolean remove(String customerId, String channel) {
                return optOuts.remove(channel);
            }
        }, new WorkingDays((day, country) -> false), null, Clock.fixed(now, ZoneOffset.UTC));
    }
}
