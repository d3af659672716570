package org.dunwell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.collection.Refusal;
import org.dunwell.screen.Choice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormCheckTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Map<String, List<Choice>> LISTS = Map.of(
            "callResults", List.of(
                    new Choice("promised", "Promises to pay", Map.of("needsReason", true, "needsDate", true)),
                    new Choice("noContact", "No answer", Map.of("needsReason", false, "needsDate", false)),
                    new Choice("disputed", "Disputes the bill", Map.of("needsReason", true, "needsDate", false)),
                    new Choice("stopContact", "Stop", Map.of("needsReason", false, "needsDate", false))),
            "reasons", List.of(
                    new Choice("forgot", "Forgot", Map.of("pausesCollecting", false)),
                    new Choice("billingIssue", "Billing issue", Map.of("pausesCollecting", true))),
            "disputableInvoices", List.of(new Choice("R-1", "R-1 of 100.00")));

    private final FormCheck check = new FormCheck(new Conditions());

    @Test
    void aCallNobodyAnsweredNeedsOneChoiceOnly() throws IOException {
        assertThat(call("callResult", "noContact").all()).isEqualTo(Map.of("callResult", "noContact"));
    }

    @Test
    void aPromiseNeedsAReasonAndADate() {
        assertThatThrownBy(() -> call("callResult", "promised")).isInstanceOf(Refusal.class)
                .hasMessage("Why is it unpaid?: please choose one. Will pay on: please fill this in.");
    }

    @Test
    void aPromiseIsReadExactly() throws IOException {
        Answers answers = call("callResult", "promised", "reason", "forgot", "promisedOn", "2026-03-20", "promisedAmount", "1234.10");
        assertThat(answers.date("promisedOn")).isEqualTo(LocalDate.of(2026, 3, 20));
        assertThat(answers.money("promisedAmount")).isEqualByComparingTo("1234.1");
        assertThat(answers.json()).isEqualTo("{\"callResult\":\"promised\",\"reason\":\"forgot\",\"promisedOn\":\"2026-03-20\",\"promisedAmount\":\"1234.1\"}");
    }

    @Test
    void whatTheFormDoesNotAskForIsDropped() throws IOException {
        assertThat(call("callResult", "noContact", "nextStep", "agreed", "agreementReached", true, "answers", "x").all()).containsOnlyKeys("callResult");
    }

    @Test
    void whatTheFormHidesIsDropped() throws IOException {
        assertThat(call("callResult", "noContact", "promisedOn", "2026-03-20", "contactStop", "lawyer").all()).containsOnlyKeys("callResult");
    }

    @Test
    void aFieldHiddenByAHiddenFieldIsDroppedToo() throws IOException {
        assertThat(call("callResult", "noContact", "reason", "billingIssue", "disputeText", "wrong price").all()).containsOnlyKeys("callResult");
    }

    @Test
    void onlyWhatIsOfferedCanBeChosen() {
        assertThatThrownBy(() -> call("callResult", "gift")).hasMessageStartingWith("What came of the call?: please choose one of: Promises to pay, No answer");
    }

    @Test
    void aDisputeTakesOnlyReasonsThatPauseCollecting() throws IOException {
        assertThatThrownBy(() -> call("callResult", "disputed", "reason", "forgot", "disputeText", "wrong price"))
                .hasMessage("Why is it unpaid?: please choose one of: Billing issue.");
        Answers answers = call("callResult", "disputed", "reason", "billingIssue", "disputeText", "wrong price", "disputedInvoice", "R-1");
        assertThat(answers.text("disputedInvoice")).isEqualTo("R-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "1e9", "1,5", "12 EUR", "--1", "1.", "0x10", "١٢"})
    void whatIsNotANumberIsRefused(String amount) {
        assertThatThrownBy(() -> amount(amount)).hasMessage("Amount: this is not a number.");
    }

    @Test
    void amountsHaveTheirLimits() throws IOException {
        assertThatThrownBy(() -> amount("0")).hasMessage("Amount: at least 0.01, please.");
        assertThatThrownBy(() -> amount("-5")).hasMessage("Amount: at least 0.01, please.");
        assertThatThrownBy(() -> amount("1.005")).hasMessage("Amount: at most 2 decimals, please.");
        assertThatThrownBy(() -> amount("1234567890123")).hasMessage("Amount: this number is too large.");
        assertThatThrownBy(() -> amount("9".repeat(5000))).hasMessage("Amount: this number is too large.");
        assertThatThrownBy(() -> amount(Double.POSITIVE_INFINITY)).hasMessage("Amount: this is not a number.");
        assertThat(amount(0.1).money("promisedAmount")).isEqualTo(new BigDecimal("0.1"));
        assertThat(amount(100).money("promisedAmount")).isEqualTo(new BigDecimal("100"));
        assertThat(amount("").has("promisedAmount")).isFalse();
    }

    @Test
    void datesAreRealDaysFromTodayOn() {
        assertThatThrownBy(() -> promisedOn("2026-02-30")).hasMessage("Will pay on: there is no such day.");
        assertThatThrownBy(() -> promisedOn("2026-03-01")).hasMessage("Will pay on: this day has passed.");
        assertThatThrownBy(() -> promisedOn("9999-12-31")).hasMessage("Will pay on: the year 9999 cannot be right.");
        assertThatThrownBy(() -> promisedOn("20.03.2026")).hasMessage("Will pay on: this is not a date.");
        assertThatThrownBy(() -> promisedOn(20260320)).hasMessage("Will pay on: this is not a date.");
    }

    @Test
    void textsAreCleanedAndLimited() throws IOException {
        assertThat(call("callResult", "noContact", "note", " line one\r\nline\u0000 two \ud83d ").text("note")).isEqualTo("line one\nline two");
        assertThat(call("callResult", "noContact", "note", "   ").has("note")).isFalse();
        assertThatThrownBy(() -> call("callResult", "noContact", "note", "x".repeat(2001)))
                .hasMessage("Note for the next colleague: at most 2,000 characters, not 2,001.");
        assertThatThrownBy(() -> call("callResult", "noContact", "note", new Object())).hasMessage("Note for the next colleague: this is not a text.");
    }

    @Test
    void markupAndExpressionsAreJustText() throws IOException {
        String text = "${execution.setVariable('x', 1)} <script>alert(1)</script> {{owed}} '); drop table customer; --";
        assertThat(call("callResult", "noContact", "note", text).text("note")).isEqualTo(text);
    }

    @Test
    void anOptionalFieldCanBeNeededUnderACondition() throws IOException {
        FormSchema form = form("resolve-billing-issue");
        assertThatThrownBy(() -> check.check(form, Map.of("disputeWon", "no"), Map.of(), TODAY))
                .hasMessage("Explanation for the customer: please fill this in.");
        assertThat(check.check(form, Map.of("disputeWon", "yes"), Map.of(), TODAY).bool("disputeWon")).isTrue();
    }

    @Test
    void ticksAndSeveralChoicesAreChecked() {
        FormSchema form = FormSchema.read("""
                {"id": "x", "components": [
                 {"type": "checkbox", "key": "sure", "label": "Sure", "validate": {"required": true}},
                 {"type": "taglist", "key": "topics", "label": "Topics", "values": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]}]}""");
        assertThat(check.check(form, Map.of("sure", true, "topics", List.of("a", "b")), Map.of(), TODAY).several("topics")).containsExactly("a", "b");
        assertThatThrownBy(() -> check.check(form, Map.of("sure", false), Map.of(), TODAY)).hasMessage("Sure: please fill this in.");
        assertThatThrownBy(() -> check.check(form, Map.of("sure", "true"), Map.of(), TODAY)).hasMessage("Sure: this is neither yes nor no.");
        assertThatThrownBy(() -> check.check(form, Map.of("sure", true, "topics", List.of("a", "a")), Map.of(), TODAY)).hasMessage("Topics: this is not a choice.");
        assertThatThrownBy(() -> check.check(form, Map.of("sure", true, "topics", Arrays.asList("a", null, " ")), Map.of(), TODAY)).hasMessage("Topics: this is not a choice.");
        assertThatThrownBy(() -> check.check(form, Map.of("sure", true, "topics", "a"), Map.of(), TODAY)).hasMessage("Topics: this is not a list of choices.");
    }

    @Test
    void allAnswersTogetherHaveALimit() {
        StringBuilder components = new StringBuilder();
        Map<String, Object> entered = new HashMap<>();
        for (int i = 0; i < 3; i++) {
            components.append(i == 0 ? "" : ",").append("{\"type\": \"textarea\", \"key\": \"t").append(i).append("\", \"label\": \"T\"}");
            entered.put("t" + i, "x".repeat(4000));
        }
        FormSchema form = FormSchema.read("{\"components\": [" + components + "]}");
        assertThatThrownBy(() -> check.check(form, entered, Map.of(), TODAY)).isInstanceOf(Refusal.class)
                .hasMessage("All answers together are too long. Please shorten the texts.");
    }

    private Answers amount(Object amount) throws IOException {
        return call("callResult", "promised", "reason", "forgot", "promisedOn", "2026-03-20", "promisedAmount", amount);
    }

    private Answers promisedOn(Object date) throws IOException {
        return call("callResult", "promised", "reason", "forgot", "promisedOn", date);
    }

    private Answers call(Object... entries) throws IOException {
        Map<String, Object> entered = new HashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            entered.put((String) entries[i], entries[i + 1]);
        }
        return check.check(form("call-customer"), entered, LISTS, TODAY);
    }

    private static FormSchema form(String name) throws IOException {
        return FormSchema.read(Files.readString(Path.of("forms", name + ".form")));
    }
}
