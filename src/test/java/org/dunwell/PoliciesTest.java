package org.dunwell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.dunwell.message.Channel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped decision tables, asked in rows that read like them. Amounts are in euros. */
class PoliciesTest {

    private static final DmnEngine ENGINE = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    @DisplayName("choose-next-step")
    @ParameterizedTest(name = "{0} {1}, attempt {2} of {3}, collector {4} of {5}, colleague {6}, visit planned {7}, visited {8} → {9}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            promised         | forgot              | 1 | 3 | 0 | 2 | true  | false | false | agreed
            promised         | serviceIssue        | 3 | 3 | 2 | 2 | false | true  | false | agreed
            paysNow          | forgot              | 1 | 3 | 0 | 2 | true  | false | false | agreed
            wantsToNegotiate | financialDifficulty | 1 | 3 | 0 | 2 | true  | false | false | negotiate
            disputed         | billingIssue        | 3 | 3 | 2 | 2 | false | false | false | tryAgain
            stopContact      | -                   | 3 | 3 | 2 | 2 | false | true  | false | tryAgain
            noHeadway        | serviceIssue        | 3 | 3 | 2 | 2 | false | false | false | tryAgain
            noHeadway        | billingIssue        | 3 | 3 | 2 | 2 | false | false | false | tryAgain
            noHeadway        | financialDifficulty | 1 | 3 | 1 | 2 | true  | false | false | negotiate
            noHeadway        | refuses             | 1 | 3 | 1 | 2 | true  | false | false | letter
            noHeadway        | forgot              | 1 | 3 | 1 | 2 | true  | false | false | tryAgain
            noContact        | -                   | 1 | 3 | 1 | 2 | true  | false | false | tryAgain
            noContact        | -                   | 2 | 3 | 1 | 2 | true  | false | false | tryAgain
            noContact        | -                   | 3 | 3 | 1 | 2 | true  | false | false | changeStaff
            noContact        | -                   | 4 | 3 | 1 | 2 | true  | false | false | changeStaff
            messageLeft      | -                   | 3 | 3 | 1 | 2 | true  | true  | false | changeStaff
            wrongParty       | -                   | 3 | 3 | 1 | 2 | false | true  | false | visit
            noContact        | -                   | 3 | 3 | 2 | 2 | true  | true  | false | visit
            noContact        | -                   | 3 | 3 | 2 | 2 | true  | true  | true  | supervisor
            noContact        | -                   | 3 | 3 | 2 | 2 | true  | false | false | supervisor
            noContact        | -                   | 3 | 3 | 1 | 2 | false | false | false | supervisor
            noHeadway        | unknown             | 1 | 1 | 1 | 1 | true  | false | false | supervisor
            """)
    void whatFollowsACall(String callResult, String reason, int attempts, int attemptsPerCollector, int tried, int toTry, boolean colleague,
                          boolean visitPlanned, boolean visited, String nextStep) {
        var facts = facts("callResult", callResult, "reason", reason, "attemptsByThisCollector", attempts,
                "attemptsPerCollector", attemptsPerCollector, "collectorsTried", tried, "collectorsToTry", toTry,
                "colleagueAvailable", colleague, "visitPlanned", visitPlanned, "visited", visited);
        assertThat(decide("choose-next-step", facts)).containsEntry("nextStep", nextStep);
    }

    @DisplayName("choose-channels")
    @ParameterizedTest(name = "{0} gets {1} ({2}), owes {3} → {4}")
    @CsvSource(delimiter = '|', textBlock = """
            consumer | placementLetter         | final     |   80.00 | letter, email
            business | placementLetter         | final     | 8000.00 | letter, email
            consumer | visitAnnouncement       | friendly  |   80.00 | email, letter
            business | thanks                  | friendly  |    0.00 | email, portal, letter
            consumer | friendlyReminder        | friendly  |  249.99 | email, sms, letter
            consumer | firmReminder            | firm      |  249.99 | email, sms, letter
            consumer | friendlyReminder        | courteous | 2500.00 | email, sms, letter
            consumer | friendlyReminder        | firm      | 2500.00 | email, letter
            consumer | firmReminder            | firm      |  250.00 | email, letter
            business | friendlyReminder        | friendly  |   80.00 | email, letter
            business | arrangementConfirmation | friendly  |   80.00 | email, sms, letter
            consumer | disputeRejection        | friendly  |   80.00 | email, letter
            """)
    void byWhichChannelsAMessageIsTried(String kind, String purpose, String tone, double owed, String channels) {
        assertThat(decide("choose-channels", facts("customerKind", kind, "purpose", purpose, "tone", tone, "owedInHouseCurrency", owed)))
                .containsEntry("channels", channels);
        assertThat(Channel.inOrder(channels)).isNotEmpty();
    }

    @DisplayName("choose-treatment")
    @ParameterizedTest(name = "{0} owes {1}, {2} days past due, {3} earlier cases, {4} broken promises → {5}")
    @CsvSource(delimiter = '|', textBlock = """
            business | 50000.00 |   3 | 0 | 0 | valued   | false | courteous | true  | 3 | 3 | 3 | none | false
            business | 49999.99 |   3 | 0 | 0 | standard | false | friendly  | false | 3 | 2 | 2 | reading-this-invoice | false
            consumer | 50000.00 |   3 | 0 | 0 | gentle   | false | friendly  | false | 3 | 2 | 2 | ways-to-pay | false
            consumer |   100.00 |   3 | 0 | 0 | gentle   | false | friendly  | false | 3 | 2 | 2 | ways-to-pay | false
            consumer |    99.99 |   3 | 0 | 0 | small    | true  | friendly  | false | 1 | 1 | 1 | ways-to-pay | false
            business |    99.99 | 120 | 5 | 4 | small    | true  | friendly  | false | 1 | 1 | 1 | ways-to-pay | false
            business |  2500.00 |   3 | 0 | 2 | firm     | true  | friendly  | false | 3 | 2 | 1 | when-money-is-short | true
            business |  2500.00 |   3 | 0 | 1 | standard | false | friendly  | false | 3 | 2 | 2 | reading-this-invoice | false
            business |  2500.00 |  91 | 0 | 0 | late     | true  | courteous | false | 3 | 2 | 2 | who-can-help | true
            business |  2500.00 |  90 | 0 | 0 | standard | false | friendly  | false | 3 | 2 | 2 | reading-this-invoice | false
            consumer |  2500.00 |   3 | 3 | 0 | repeated | true  | friendly  | false | 3 | 2 | 2 | how-credit-works | true
            consumer |  2500.00 |   3 | 2 | 0 | gentle   | false | friendly  | false | 3 | 2 | 2 | ways-to-pay | false
            """)
    void howACustomerIsTreated(String kind, double owed, int daysPastDue, int casesBefore, int brokenPromises, String treatment, boolean firmReminder,
                               String tone, boolean visit, int attempts, int collectors, int promises, String educationItem, boolean nextItems) {
        var facts = facts("customerKind", kind, "owedInHouseCurrency", owed, "daysPastDue", daysPastDue, "casesBefore", casesBefore,
                "brokenPromises", brokenPromises);
        assertThat(decide("choose-treatment", facts)).isEqualTo(facts("treatment", treatment, "firmReminderPlanned", firmReminder,
                "reminderTone", tone, "visitPlanned", visit, "attemptsPerCollector", attempts, "collectorsToTry", collectors,
                "promisesBeforeNextStage", promises, "educationItem", educationItem, "nextItemsInThanks", nextItems));
    }

    @DisplayName("courtesy-notice")
    @ParameterizedTest(name = "{0} with {1} earlier cases is told {2} working days before")
    @CsvSource(textBlock = """
            consumer, 0, 0
            consumer, 1, 0
            consumer, 2, 3
            business, 1, 0
            business, 2, 5
            """)
    void whoIsToldBeforeTheDueDate(String kind, int casesBefore, int days) {
        assertThat(decide("courtesy-notice", facts("customerKind", kind, "casesBefore", casesBefore))).containsEntry("workingDaysBefore", days);
    }

    @DisplayName("open-case")
    @ParameterizedTest(name = "{0} owes {1}, overdue for {2} working days → {3}")
    @CsvSource(delimiter = '|', textBlock = """
            business |  2500.00 |  0 | false
            business |  2500.00 |  1 | true
            consumer |     1.00 |  1 | true
            consumer |     0.99 |  3 | false
            consumer |     0.99 | 99 | false
            """)
    void whenACaseIsOpened(String kind, double owed, int workingDays, boolean openCase) {
        var facts = facts("customerKind", kind, "owedInHouseCurrency", owed, "workingDaysOverdue", workingDays);
        assertThat(decide("open-case", facts)).containsEntry("openCase", openCase);
    }

    @DisplayName("tone-guard")
    @ParameterizedTest(name = "{0} days past due, {1} contacts before → {2} at most")
    @CsvSource(textBlock = """
            1,   0, friendly
            30,  9, friendly
            31,  0, friendly
            31,  1, firm
            31,  2, final
            91,  0, firm
            91,  1, firm
            91,  2, final
            """)
    void howHarshWeMayBe(int daysPastDue, int contactsBefore, String tone) {
        assertThat(decide("tone-guard", facts("daysPastDue", daysPastDue, "contactsBefore", contactsBefore))).isEqualTo(facts("harshestTone", tone));
    }

    @DisplayName("match-payments")
    @ParameterizedTest(name = "{0} → {1} %, booked from {2} %")
    @CsvSource(delimiter = '|', textBlock = """
            creditorReference     |  98 |  90
            endToEndId            |  95 |  90
            invoiceNumber         |  90 |  90
            shortInvoiceNumber    |  40 |  90
            caseNumber            |  92 |  90
            payerKnown            |  80 |  90
            amountAndName         |  75 | 101
            amountExact           |  55 | 101
            nameSimilar           |  40 | 101
            nothingOpen           | -30 | 101
            conflict              | -40 | 101
            returnedEndToEndId    |  97 |  90
            returnedBankReference |  97 |  90
            returnedPayer         |  85 |  90
            returnedAmount        |  40 | 101
            toldBefore            |  70 | 101
            toldBeforeOnInvoice   |  95 |  90
            maybeToldBefore       | -60 | 101
            """)
    void howSureAClueMakesUs(String clue, int confidence, int bookedFrom) {
        assertThat(decide("match-payments", facts("clue", clue))).isEqualTo(facts("confidence", confidence, "bookedFrom", bookedFrom));
    }

    @DisplayName("settlement-authority")
    @ParameterizedTest(name = "{0}, {1} days past due, {2} owed → at least {3} %, {4} instalments in {5} days, {6} days without a payment, {7} waived, write-off {8}")
    @CsvSource(delimiter = '|', textBlock = """
            collectors      |  99 |   4999.99 |  80 |  3 |   90 |  60 |  50 | false
            collectors      |  99 |   5000.00 |  75 |  6 |  180 |  60 | 100 | false
            collectors      | 100 |   4999.99 |  65 |  6 |  180 |  60 | 100 | false
            collectors      | 100 | 500000.00 |  65 |  6 |  180 |  60 | 100 | false
            supervisors     |  10 |    999.99 |  50 | 12 |  365 |  95 | 500 | true
            supervisors     |  99 |   1000.00 |  65 | 12 |  365 |  95 | 500 | false
            supervisors     | 100 |   1000.00 |  50 | 12 |  365 |  95 | 500 | false
            credit-managers |  10 | 500000.00 |   0 | 36 | 1095 | 370 |     | true
            customers       |  10 |   4999.99 | 100 |  3 |   92 |  35 |   0 | false
            customers       |  10 |   5000.00 | 100 |  1 |   31 |  31 |   0 | false
            visitors        |  10 |    100.00 | 100 |  1 |   14 |  14 |   0 | false
            """)
    void howFarARoleMayGo(String role, int daysPastDue, double owed, int percent, int instalments, int days, int gap, Double waived, boolean writeOff) {
        var facts = facts("role", role, "daysPastDue", daysPastDue, "owedInHouseCurrency", owed);
        assertThat(decide("settlement-authority", facts)).containsAllEntriesOf(facts("minimumPercent", percent, "maximumInstalments", instalments,
                "maximumDaysToPay", days, "mostGapDays", gap, "mayWriteOff", writeOff)).satisfies(limits -> {
                    assertThat(limits.get("mostWaived")).isEqualTo(waived);
                    assertThat(limits.get("mostForgiven")).as("capped for those who may forgive nothing").isEqualTo(percent == 100 ? 0.0 : null);
                });
    }

    @DisplayName("arrangement-rules")
    @ParameterizedTest(name = "{0}, {1} → {2} days of grace, reminder {3} before, {4} changes, {5} times back in force")
    @CsvSource(delimiter = '|', textBlock = """
            plan    | valued   | 3 | 2 | 2 | 2
            promise | valued   | 1 | 1 | 2 | 0
            plan    | firm     | 0 | 2 | 1 | 0
            plan    | standard | 0 | 2 | 2 | 1
            promise | standard | 0 | 0 | 1 | 0
            promise | firm     | 0 | 0 | 1 | 0
            """)
    void howAnArrangementIsWatched(String kind, String treatment, int grace, int remind, int changes, int reinstatements) {
        assertThat(decide("arrangement-rules", facts("kind", kind, "treatment", treatment))).isEqualTo(facts("graceWorkingDays", grace,
                "remindWorkingDaysBefore", remind, "changes", changes, "reinstatements", reinstatements));
    }

    @DisplayName("choose-agency")
    @ParameterizedTest(name = "{0} {1}, {2} placed → {3}")
    @CsvSource(delimiter = '|', textBlock = """
            DE | business | 1000.00 | harbour-europe
            GB | consumer |  100.00 | harbour-europe
            CH | business | 9000.00 | harbour-europe
            US | business | 1000.00 | northstar-us
            CA | consumer | 1000.00 | northstar-us
            SG | business | 1000.00 | meridian-world
            """)
    void whichAgencyIsChosen(String country, String kind, double placed, String agency) {
        assertThat(decide("choose-agency", facts("country", country, "customerKind", kind, "placedInHouseCurrency", placed)))
                .containsEntry("agency", agency);
    }

    @DisplayName("charges")
    @ParameterizedTest(name = "{0} {1}, {2}, {3} owed, account in {4} → fee {5}, {6} + {7} points")
    @CsvSource(delimiter = '|', textBlock = """
            DE | business | friendlyReminder  | 2500.00 | EUR |  0 | none | 0
            DE | business | firmReminder      | 2500.00 | EUR | 40 | DE   | 9
            DE | business | placementLetter   |  100.00 | EUR | 40 | DE   | 9
            DE | business | firmReminder      |   99.99 | EUR |  0 | none | 0
            DE | business | visitAnnouncement | 2500.00 | EUR |  0 | none | 0
            DE | consumer | placementLetter   | 2500.00 | EUR |  0 | none | 0
            FR | business | firmReminder      | 2500.00 | EUR | 40 | EU   | 8
            FR | consumer | firmReminder      | 2500.00 | EUR |  0 | none | 0
            PL | business | firmReminder      | 2500.00 | EUR |  0 | none | 0
            US | business | placementLetter   | 2500.00 | EUR |  0 | none | 0
            DE | business | firmReminder      | 2500.00 | USD |  0 | DE   | 9
            FR | business | firmReminder      | 2500.00 | GBP |  0 | EU   | 8
            """)
    void whatAMessageAdds(String country, String kind, String purpose, double owed, String currency, int fee, String baseRate, int points) {
        var facts = facts("country", country, "customerKind", kind, "purpose", purpose, "owedInHouseCurrency", owed, "currency", currency);
        assertThat(decide("charges", facts)).hasSize(4).containsEntry("feeCurrency", "EUR").containsEntry("baseRate", baseRate)
                .hasEntrySatisfying("lateFee", value -> assertThat(((Number) value).intValue()).isEqualTo(fee))
                .hasEntrySatisfying("interestPoints", value -> assertThat(((Number) value).intValue()).isEqualTo(points));
    }

    @DisplayName("suggest-talk")
    @ParameterizedTest(name = "{0} with a {1}, {2} days past due, {3} tries, {4} broken promises → {5} …")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            callCustomer        | business | 35  | 0 | 0 | Ask first whether the invoice arrived
            callCustomer        | consumer | 35  | 2 | 0 | Ask for the person by name
            callCustomer        | business | 91  | 2 | 0 | Ask for whoever may decide
            callCustomer        | consumer | 91  | 0 | 0 | Stay warm and plain
            callCustomer        | consumer | 91  | 3 | 0 | Begin afresh
            callCustomer        | business | 35  | 5 | 1 | Mention the agreement kindly
            negotiate           | business | 35  | 5 | 1 | Thank them
            visitCustomer       | business | 200 | 5 | 0 | Say who you are
            resolveBillingIssue | business | 35  | 0 | 0 | -
            """)
    void howToTalk(String task, String kind, int daysPastDue, int tries, int broken, String begins) {
        assertThat(decide("suggest-talk", facts("task", task, "customerKind", kind, "daysPastDue", daysPastDue, "triesWithoutHeadway", tries,
                "brokenPromises", broken))).hasEntrySatisfying("talk", talk -> assertThat(talk).asString().startsWith(begins == null ? "" : begins)
                .matches(said -> begins != null || said.isEmpty()));
    }

    @Test
    void serviceAndBillingIssuesPauseCollectingAndHaveAnOwner() {
        assertThat(list("reasons")).filteredOn(row -> row.get("pausesCollecting").equals(true))
                .extracting(row -> row.get("code"), row -> row.get("causeOwner"))
                .containsExactly(tuple("serviceIssue", "service"), tuple("billingIssue", "billing"));
    }

    @Test
    void everyResultThatReachedTheCustomerAsksWhyUnlessContactMustStop() {
        assertThat(list("call-results")).filteredOn(row -> row.get("reached").equals(true) && row.get("needsReason").equals(false))
                .extracting(row -> row.get("code")).containsExactly("stopContact", "wantsNoCalls");
        assertThat(list("call-results")).filteredOn(row -> row.get("reached").equals(false))
                .allSatisfy(row -> assertThat(row).containsEntry("needsReason", false).containsEntry("needsDate", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reasons", "call-results"})
    void everyRowHasACodeOfItsOwnAndWordsInBothLanguages(String table) {
        assertThat(list(table)).extracting(row -> row.get("code")).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(6);
        assertThat(list(table)).allSatisfy(row -> {
            assertThat(row.get("labelEn")).asString().isNotBlank();
            assertThat(row.get("labelDe")).asString().isNotBlank();
        });
    }

    private static Map<String, Object> decide(String table, Map<String, Object> facts) {
        return new HashMap<>(ask(table, facts).getSingleResult().getEntryMap());
    }

    private static List<Map<String, Object>> list(String table) {
        return ask(table, Map.of("ask", "all")).getResultList();
    }

    private static DmnDecisionTableResult ask(String table, Map<String, Object> facts) {
        try (var in = Files.newInputStream(Path.of("processes", table + ".dmn"))) {
            DmnDecision decision = ENGINE.parseDecision(table, in);
            return ENGINE.evaluateDecisionTable(decision, facts);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> facts(Object... namesAndValues) {
        var facts = new HashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            facts.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return facts;
    }
}
