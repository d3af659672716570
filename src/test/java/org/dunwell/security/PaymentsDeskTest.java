package org.dunwell.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.dunwell.bank.BankEntries;
import org.dunwell.bank.BankEntry;
import org.dunwell.bank.MatchPayments;
import org.dunwell.bank.Receipt;
import org.dunwell.bank.TakeBankEntries;
import org.dunwell.customer.Address;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the bank told, on the page and for programs, and undoing a match. */
class PaymentsDeskTest extends OverHttp {

    private static final String DESK = "/desk/payments";
    private static final String API = "/api/bank-entries";
    private static int test;

    @Autowired
    TakeBankEntries bank;
    @Autowired
    BankEntries entries;
    @Autowired
    MatchPayments payments;
    @Autowired
    Creditors creditors;
    @Autowired
    Customers customers;
    @Autowired
    Accounts accounts;
    @Autowired
    Ledger ledger;

    private long id;
    private Account account;

    @BeforeEach
    void aPaymentBookedByItself() {
        test++;
        LocalDate day = LocalDate.of(2026, 3, 2);
        creditors.save(new Creditor("bank" + test, "Nordwind", new Address(null, null, null, "DE"), null, null, null, null, ZoneId.of("Europe/Berlin"), null));
        customers.save(new Customer("B" + test, "Acme <b>Tools</b>", Customer.Kind.BUSINESS, null, new Address(null, null, null, "DE"), null, null,
                Locale.GERMAN, ZoneId.of("Europe/Berlin"), null));
        account = accounts.open("B" + test, "bank" + test, Currency.getInstance("EUR"));
        ledger.bookInvoice(account, "2026-777" + test, day, day, Money.of("100.00", "EUR"), null, "test");
        bank.take(List.of(new BankEntry("entry 1", 1, "bank" + test, null, Money.of("100.00", "EUR"), false, day, day, "Acme <b>Tools</b>", null, null, null,
                "2026-777" + test, null, null, "desk-" + test)), "test");
        id = entries.list(null, 0, 1).get(0).id();
        payments.match(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"coll1", "super1", "operator1", "auditor1", "manager1", "owner1"})
    void nobodyElseSeesThePageOrUndoesAnything(String who) {
        assertThat(as(who).get(DESK).statusCode()).isEqualTo(403);
        assertThat(as(who).form(DESK + "/" + id + "/undo", "why", "x").statusCode()).isEqualTo(403);
        assertThat(basic(who).post(API + "/" + id + "/undo", "{}").statusCode()).isEqualTo(403);
        assertThat(entries.find(id).orElseThrow().state()).isEqualTo(Receipt.State.BOOKED);
    }

    @Test
    void thePageSaysWhatItWasBookedToAndWhyAndUndoesIt() {
        Browser chris = as("credit1");
        String page = chris.get(DESK + "?state=booked").body();
        assertThat(page).contains("P-" + id, "2026-777" + test + " 100.00", "The text names invoice 2026-777" + test, "by itself,", "Yes, undo it",
                "Acme &lt;b&gt;Tools").doesNotContain("<b>Tools");
        assertThat(chris.press(DESK, DESK + "/" + id + "/undo", "why", "not theirs").statusCode()).isEqualTo(302);
        assertThat(entries.find(id).orElseThrow().state()).isEqualTo(Receipt.State.TO_MATCH);
        assertThat(ledger.balance(account)).isEqualTo(Money.of("100.00", "EUR"));
        assertThat(chris.get(DESK + "?state=toMatch").body()).contains("P-" + id, "Undone by credit1: not theirs");
        assertThat(chris.get(DESK + "?state=notOurs").body()).doesNotContain(">P-" + id + "<");
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey("P-" + id).taskCandidateGroup("credit-managers").count()).isEqualTo(1);
    }

    @Test
    void programsSeeAndUndoTheSame() {
        JsonNode one = Browser.json(basic("operator1").get(API + "/" + id));
        assertThat(one.path("state").asText()).isEqualTo("booked");
        assertThat(one.path("bookedTo").path("2026-777" + test).decimalValue()).isEqualByComparingTo("100.00");
        assertThat(basic("auditor1").get(API + "?state=booked").body()).contains("\"P-" + id + "\"");
        assertThat(basic("auditor1").get(API + "?state=odd").statusCode()).isEqualTo(400);
        assertThat(basic("credit1").post(API + "/" + id + "/undo", "{\"why\": \"wrong\"}").statusCode()).isEqualTo(200);
        assertThat(basic("credit1").post(API + "/" + id + "/undo", "{}").statusCode()).isEqualTo(409);
        assertThat(basic("credit1").post(API + "/987654321/undo", "{}").statusCode()).isEqualTo(404);
    }
}
