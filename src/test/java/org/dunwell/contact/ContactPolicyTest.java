package org.dunwell.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dunwell.calendar.WorkingDays;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.customer.Address;
import org.dunwell.customer.Customer;
import org.dunwell.storage.ShippedTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped table contact-policy, asked at one moment after another. */
class ContactPolicyTest {

    private static final Map<String, String> ZONES = Map.of("US", "America/New_York", "DE", "Europe/Berlin", "FR", "Europe/Paris", "GB", "Europe/London");

    private static final CollectionCase CASE = aCase(1, 10);
    private static final CollectionCase OTHER_CASE = aCase(2, 20);

    private final List<ContactNote> made = new ArrayList<>();
    private final Set<String> optOuts = new HashSet<>();
    private final List<Mark> marks = new ArrayList<>();
    private final Map<String, RefusedContact> refused = new LinkedHashMap<>();
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

    @ParameterizedTest(name = "{0} in {1} around {2}")
    @CsvSource(textBlock = """
            US, America/New_York, 2026-03-08, 8,  21
            US, America/New_York, 2026-11-01, 8,  21
            US, America/Phoenix,  2026-03-08, 8,  21
            DE, Europe/Berlin,    2026-03-29, 7,  21
            DE, Europe/Berlin,    2026-10-25, 7,  21
            AU, Australia/Sydney, 2026-04-05, 7,  21
            AU, Australia/Sydney, 2026-10-04, 7,  21
            IN, Asia/Kolkata,     2026-03-29, 7,  21
            """)
    void changedClocksNeverMoveAMessageIntoQuietHours(String country, ZoneId zone, LocalDate changed, int from, int until) {
        Customer customer = new Customer("K", "Acme", Customer.Kind.BUSINESS, null, new Address(null, null, null, country), "acme@example.com", null, Locale.ENGLISH,
                zone, null);
        Instant last = changed.plusDays(2).atStartOfDay(zone).toInstant();
        for (now = changed.minusDays(1).atStartOfDay(zone).toInstant(); now.isBefore(last); now = now.plus(Duration.ofMinutes(10))) {
            Permission permission = policy().outbound(customer, CASE, "email", true);
            Instant leaves = permission.isNow() ? now : permission.notBefore();
            assertThat(leaves.atZone(zone).getHour()).as("%s, asked at %s", leaves.atZone(zone), now.atZone(zone)).isBetween(from, until - 1);
            assertThat(permission.isNow() || leaves.atZone(zone).toLocalTime().equals(LocalTime.of(from, 0))).isTrue();
            assertThat(Duration.between(now, leaves)).isLessThanOrEqualTo(Duration.ofHours(13));
        }
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
        now = Instant.parse("2026-02-28T18:00:00Z");
        assertThat(asked("US", "email").isNow()).as("the cap is for calls").isTrue();
    }

    @Test
    void afterAConversationNoneForSevenDaysItsDayIncluded() {
        called("2026-03-04T09:30:00Z", "noHeadway");
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
        assertThat(policy().outbound(customer("US", null), CASE, "phone", false).isNow()).isTrue();
    }

    @Test
    void whoWantsNoCallsOrNoContactAtAllIsNeverContacted() {
        optOuts.add("phone");
        assertThat(asked("DE", "phone").isNever()).isTrue();
        assertThat(asked("DE", "email").isNow()).isTrue();
        assertThat(policy().outbound(customer("DE", "insolvent"), CASE, "email", false).why()).isEqualTo("The customer may not be contacted (insolvent).");
    }

    @Test
    void callsAboutAnotherDebtCountWhereTheRuleIsAboutTheCustomerOnly() {
        for (int call = 0; call < 7; call++) {
            made.add(new ContactNote(OTHER_CASE.id(), "K", now.minus(Duration.ofHours(20 + call)), "outbound", "phone", "anna", null, "noContact", null, false, null, null, null));
        }
        assertThat(asked("US", "phone").isNow()).as("Regulation F: about a particular debt").isTrue();
        assertThat(asked("DE", "phone").cause()).as("house rule: to the customer").isEqualTo(Permission.Cause.CAP);
    }

    @Test
    void betweenTwoContactsThereIsAGapAcrossChannelsAndAccounts() {
        made.add(new ContactNote(OTHER_CASE.id(), "K", now.minus(Duration.ofHours(1)), "outbound", "email", "dunwell", null, "handedOver", null, null, null, null, null));
        assertThat(asked("DE", "phone").cause()).isEqualTo(Permission.Cause.GAP);
        assertThat(asked("DE", "phone").notBefore()).isEqualTo(now.plus(Duration.ofHours(3)));
        assertThat(asked("DE", "letter").isNow()).as("a letter disturbs nobody").isTrue();
        now = now.plus(Duration.ofHours(3));
        assertThat(asked("DE", "phone").isNow()).isTrue();
    }

    @Test
    void aNumberThatIsSomebodyElsesIsNotCalledUntilItIsAnother() {
        marks.add(new Mark("K", Mark.Kind.WRONG_PARTY, "+49305550111", now, "anna"));
        assertThat(policy().outbound(customer("DE", null, "+49 30 555-0111"), CASE, "phone", true).cause()).isEqualTo(Permission.Cause.WRONG_PARTY);
        assertThat(policy().outbound(customer("DE", null, "+49 30 555-0112"), CASE, "phone", true).isNow()).isTrue();
        assertThat(asked("DE", "email").isNow()).isTrue();
    }

    @Test
    void nobodyVisitsAVulnerableCustomer() {
        marks.add(new Mark("K", Mark.Kind.VULNERABLE, "in hospital", now, "anna"));
        assertThat(asked("DE", "visit").cause()).isEqualTo(Permission.Cause.VULNERABLE);
        assertThat(asked("DE", "phone").isNow()).isTrue();
        assertThat(policy().mayGoToAgency(customer("DE", null), CASE)).isFalse();
        marks.add(new Mark("K", Mark.Kind.AGENCY_AGREED, CASE.number(), now, "sofia"));
        assertThat(policy().mayGoToAgency(customer("DE", null), CASE)).isTrue();
        assertThat(policy().mayGoToAgency(customer("DE", null), OTHER_CASE)).as("decided for one case").isFalse();
    }

    @Test
    void aRefusalIsToldOnceForEachCauseNotAsOftenAsItIsAsked() {
        now = Instant.parse("2026-03-04T22:00:00Z");
        for (int night = 0; night < 3; night++) {
            policy().refused(CASE, "phone", asked("DE", "phone"), "anna");
            now = now.plus(Duration.ofDays(1));
        }
        optOuts.add("phone");
        policy().refused(CASE, "phone", asked("DE", "phone"), "anna");
        assertThat(refused.values()).extracting(RefusedContact::cause).containsExactly(Permission.Cause.HOURS, Permission.Cause.OPT_OUT);
    }

    @Test
    void whatSomebodyDidAgainstTheRuleNeedsASupervisorsReasonAndIsToldEvenIfNot() {
        now = Instant.parse("2026-03-04T22:00:00Z");
        Permission night = asked("DE", "phone");
        assertThatThrownBy(() -> policy().excuse(night, CASE, "phone", null, "anna", false)).hasMessageContaining("08:00 to 20:00 only");
        assertThatThrownBy(() -> policy().excuse(night, CASE, "phone", "It burned.", "anna", false)).hasMessageContaining("Only a supervisor");
        assertThat(policy().excuse(night, CASE, "phone", "It burned.", "sofia", true)).contains("DE: house rule", "It burned.");
        optOuts.add("phone");
        Permission never = asked("DE", "phone");
        assertThatThrownBy(() -> policy().excuse(never, CASE, "phone", "It burned.", "sofia", true)).hasMessageContaining("does not want to be contacted");
        assertThat(refused.values()).extracting(RefusedContact::who).contains("anna", "sofia");
    }

    private void called(String at, String result) {
        made.add(new ContactNote(1L, "K", Instant.parse(at), "outbound", "phone", "anna", null, result, null, false, null, null, null));
    }

    private Permission asked(String country, String channel) {
        return policy().outbound(customer(country, null), CASE, channel, true);
    }

    private static Customer customer(String country, String stop) {
        return customer(country, stop, null);
    }

    private static Customer customer(String country, String stop, String phone) {
        return new Customer("K", "Acme", Customer.Kind.BUSINESS, null, new Address(null, null, null, country), null, phone, Locale.ENGLISH,
                ZoneId.of(ZONES.get(country)), stop);
    }

    private static CollectionCase aCase(long id, long account) {
        return new CollectionCase(id, "C-2026-00000" + id, account, "K", null, null, null, null, null, null, Instant.EPOCH, null, null, null);
    }

    private ContactPolicy policy() {
        ContactLog log = mock(ContactLog.class);
        when(log.outboundSince(any(), any())).thenAnswer(asked -> made.stream().filter(one -> !one.happenedAt().isBefore(asked.getArgument(1))).toList());
        OptOuts wishes = mock(OptOuts.class);
        when(wishes.of("K")).thenReturn(optOuts);
        CustomerMarks minded = mock(CustomerMarks.class);
        when(minded.of("K")).thenReturn(marks);
        CollectionCases cases = mock(CollectionCases.class);
        when(cases.ofCustomer("K")).thenReturn(List.of(CASE, OTHER_CASE));
        RefusedContacts refusals = mock(RefusedContacts.class, called -> {
            refused.putIfAbsent(called.getArgument(1), called.getArgument(0));
            return null;
        });
        return new ContactPolicy(new ShippedTables(), log, wishes, minded, refusals, cases, null, new WorkingDays((day, country) -> false), null,
                Clock.fixed(now, ZoneOffset.UTC));
    }
}
