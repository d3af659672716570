package org.dunwell.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Refusal;
import org.dunwell.customer.Address;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.dunwell.ledger.ToldPayments;
import org.dunwell.storage.LedgerTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Which account money is for. Each test has a creditor of its own with customers Acme Tools GmbH and Müller & Söhne KG. */
@SpringJUnitConfig({LedgerTables.OnH2.class, MatchTables.class})
class MatchPaymentsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Currency EUR = Currency.getInstance("EUR");
    private static int test;

    @Autowired
    private TakeBankEntries bank;
    @Autowired
    private MatchPayments payments;
    @Autowired
    private BankEntries entries;
    @Autowired
    private MatchTables.Desk desk;
    @Autowired
    private Ledger ledger;
    @Autowired
    private Accounts accounts;
    @Autowired
    private Creditors creditors;
    @Autowired
    private Customers customers;
    @Autowired
    private CollectionCases cases;

    private String creditor;
    private Account acme;
    private Account mueller;
    private String payer;
    private int told;

    @BeforeEach
    void twoCustomers() {
        creditor = "C" + ++test;
        payer = "DE-PAYER-" + test;
        creditors.save(new Creditor(creditor, "Nordwind", new Address(null, null, null, "DE"), null, null, "DE02 1203 " + test, null,
                ZoneId.of("Europe/Berlin"), null));
        acme = account("A" + test, "Acme Tools GmbH");
        mueller = account("M" + test, "Müller & Söhne KG");
        owes(acme, "2026-0417", "100.00");
        owes(acme, "2026-0418", "250.00");
        owes(acme, "R1", "75.00");
        owes(mueller, "2026-0500", "100.00");
    }

    @Test
    void aStructuredReferenceIsBooked() {
        Invoice invoice = accounts.invoice(acme.id(), "2026-0418").orElseThrow();
        Receipt booked = comesIn(with("250.00").reference(CreditorReference.ofInvoice(invoice.id()).text()));
        assertBooked(booked, acme, "2026-0418");
        assertThat(booked.confidence()).isGreaterThanOrEqualTo(98);
        assertThat(booked.why()).contains("names invoice 2026-0418").contains("amount is exactly");
    }

    @Test
    void aReferenceThatHoldsTheNumberOfAnInvoiceIsBooked() {
        assertBooked(comesIn(with("250.00").reference(CreditorReference.of("20260418").text())), acme, "2026-0418");
        assertBooked(comesIn(with("100.00").text("Thanks " + CreditorReference.of("20260500").printed())), mueller, "2026-0500");
    }

    @Test
    void aReferenceWithWrongCheckDigitsIsNone() {
        assertAsked(comesIn(with("33.00").reference("RF00X5Y6")));
    }

    @Test
    void aNumberInTheTextIsBookedAndSeveralAreSetOffInTheirOrder() {
        Receipt booked = comesIn(with("350.00").text("Rg. 2026/0418, 2026 0417 abz. nichts"));
        assertBooked(booked, acme, "2026-0417", "2026-0418");
        assertThat(open(acme, "R1")).isEqualTo(eur("75.00"));
    }

    @Test
    void aPartPaymentGoesToTheNamedInvoice() {
        comesIn(with("40.00").text("2026-0418"));
        assertThat(open(acme, "2026-0418")).isEqualTo(eur("210.00"));
        assertThat(open(acme, "2026-0417")).isEqualTo(eur("100.00"));
    }

    @Test
    void aShortNumberAloneIsNotEnoughAndWithNameAndAmountStillAPersonIsAsked() {
        assertAsked(comesIn(with("10.00").text("R1")));
        Receipt sure = comesIn(with("75.00").payer("ACME TOOLS", payer).text("R1"));
        assertAsked(sure);
        assertThat(payments.candidates(sure).candidates().get(0).confidence()).isBetween(80, 89);
    }

    @Test
    void theEndToEndIdCanNameAnInvoice() {
        assertBooked(comesIn(with("250.00").endToEnd("INV-2026-0418")), acme, "2026-0418");
    }

    @Test
    void anEndToEndIdThatOthersUseTooSaysNothingAboutThem() {
        assertBooked(comesIn(with("100.00").payer("Acme Tools", payer).endToEnd("01916").text("2026-0417")), acme, "2026-0417");
        assertAsked(comesIn(with("250.00").payer("Peter Stranger", "DE-OTHER").endToEnd("01916")));
        Receipt again = comesIn(with("75.00").payer("Acme Tools", null).endToEnd("01916"));
        assertBooked(again, acme, "R1");
        assertThat(again.why()).contains("The same end-to-end id paid for it before");
    }

    @Test
    void amountAndNameAreAProposalForAPerson() {
        Receipt asked = comesIn(with("100.00").payer("Mueller und Soehne", payer));
        assertAsked(asked);
        List<Candidate> candidates = payments.candidates(asked).candidates();
        assertThat(candidates).extracting(candidate -> candidate.account().id()).containsExactly(mueller.id());
        assertThat(candidates.get(0).invoices()).extracting(Invoice::number).containsExactly("2026-0500");
        assertThat(candidates.get(0).why()).contains("the name is alike");
    }

    @Test
    void cluesForTwoAccountsLowerOneAnother() {
        Receipt asked = comesIn(with("100.00").text("2026-0417 and 2026-0500"));
        assertAsked(asked);
        assertThat(payments.candidates(asked).candidates()).hasSize(2)
                .allSatisfy(candidate -> assertThat(candidate.why()).contains("but something else points to customer"));
    }

    @Test
    void anInvoiceThatIsPaidAlreadyIsForAPerson() {
        comesIn(with("100.00").text("2026-0417"));
        Receipt again = comesIn(with("100.00").text("2026-0417"));
        assertAsked(again);
        assertThat(again.why()).contains("nothing is open on it any more");
    }

    @Test
    void anotherCurrencyIsForAPerson() {
        Receipt asked = comesIn(with("100.00", "USD").text("2026-0417"));
        assertAsked(asked);
        assertThat(asked.why()).contains("is in EUR");
        assertThat(payments.candidates(asked).candidates()).isEmpty();
    }

    @Test
    void aCaseNumberIsBooked() {
        String number = cases.open(acme, java.time.Instant.parse("2026-03-01T10:00:00Z"), 2026).number();
        assertBooked(comesIn(with("30.00").text("case " + number.toLowerCase(Locale.ROOT))), acme);
    }

    @Test
    void whatAPersonDecidesIsRemembered() {
        Receipt first = comesIn(with("10.00").payer("Somebody", payer));
        assertAsked(first);
        payments.onAccount(first.id(), acme.customerId(), true, null, "chris");
        assertThat(entries.accountsOfPayer(payer)).containsExactly(acme.id());
        assertBooked(comesIn(with("250.00").payer("Somebody", payer)), acme, "2026-0418");
        // the amount does not agree: the payer alone is not enough
        assertAsked(comesIn(with("11.11").payer("Somebody", payer)));
    }

    @Test
    void whatIsNotToBeRememberedIsNot() {
        Receipt first = comesIn(with("10.00").payer("Somebody", payer));
        payments.onAccount(first.id(), acme.customerId(), false, null, "chris");
        assertThat(entries.accountsOfPayer(payer)).isEmpty();
    }

    @Test
    void undoPutsEverythingBackAndAsksAgain() {
        Receipt booked = comesIn(with("350.00").payer("Acme Tools", payer).text("2026-0418, 2026-0417"));
        assertThat(entries.accountsOfPayer(payer)).containsExactly(acme.id());
        payments.undo(booked.id(), "not theirs", "chris");
        Receipt open = entries.find(booked.id()).orElseThrow();
        assertAsked(open);
        assertThat(entries.accountsOfPayer(payer)).isEmpty();
        assertThat(open(acme, "2026-0417")).isEqualTo(eur("100.00"));
        assertThat(open(acme, "2026-0418")).isEqualTo(eur("250.00"));
        payments.split(open.id(), "2026-0500=100.00", null, true, null, "chris");
        assertThat(open(mueller, "2026-0500").isZero()).isTrue();
        assertThat(ledger.credit(mueller)).isEqualTo(eur("250.00"));
        payments.undo(open.id(), null, "chris");
        assertThat(open(mueller, "2026-0500")).isEqualTo(eur("100.00"));
        assertThat(ledger.credit(mueller).isZero()).isTrue();
        assertThatThrownBy(() -> payments.undo(open.id(), null, "chris")).isInstanceOf(Refusal.class).hasMessageContaining("nothing to undo");
    }

    @Test
    void aReturnTakesItsPaymentBackAndUndoingItBooksThePaymentAgain() {
        Receipt paid = comesIn(with("100.00").payer("Acme", payer).endToEnd("E2E-" + test).text("2026-0417"));
        Receipt returned = comesIn(with("-100.00").payer("Acme", payer).endToEnd("E2E-" + test).sentBack("AC04 closed account"));
        assertThat(returned.state()).isEqualTo(Receipt.State.BOOKED);
        assertThat(returned.takesBack()).isEqualTo(paid.id());
        assertThat(open(acme, "2026-0417")).isEqualTo(eur("100.00"));
        assertThatThrownBy(() -> payments.undo(paid.id(), null, "chris")).hasMessageContaining("taken back already");

        payments.undo(returned.id(), "another one was meant", "chris");
        assertThat(open(acme, "2026-0417").isZero()).isTrue();
        payments.choose(returned.id(), proposal(returned), true, null, "chris");
        assertThat(open(acme, "2026-0417")).isEqualTo(eur("100.00"));
        assertThat(ledger.balance(acme)).isEqualTo(eur("425.00"));
    }

    @Test
    void aReturnWithoutItsPaymentIsForAPerson() {
        Receipt returned = comesIn(with("-77.77").sentBack("AC04"));
        assertAsked(returned);
        assertThat(returned.why()).contains("No earlier payment was found");
        assertThatThrownBy(() -> payments.onAccount(returned.id(), acme.customerId(), true, null, "chris")).isInstanceOf(Refusal.class);
        payments.notOurs(returned.id(), "A fee of the bank", "chris");
        assertThat(entries.find(returned.id()).orElseThrow().state()).isEqualTo(Receipt.State.NOT_OURS);
    }

    @Test
    void moneyThatWentOutAndIsNoReturnIsNeverTakenForOneByItself() {
        comesIn(with("100.00").payer("Acme", payer).endToEnd("E2E-X" + test).text("2026-0417"));
        assertAsked(comesIn(with("-100.00").payer("Acme", payer).endToEnd("E2E-X" + test)));
    }

    @Test
    void matchingAgainChangesNothing() {
        Receipt booked = comesIn(with("100.00").text("2026-0417"));
        payments.match(booked.id());
        assertThat(entries.find(booked.id())).hasValue(booked);
        assertThat(ledger.paid(acme)).isEqualTo(eur("100.00"));
    }

    @Test
    void whatAnotherFormatOfTheBankToldIsNotBookedAgain() {
        Receipt first = comesIn(with("100.00").text("2026-0417"));
        Receipt again = comesIn(with("100.00").text("Invoice 2026-0417"), "another format");
        assertThat(again.state()).as(again.why()).isEqualTo(Receipt.State.SAME);
        assertThat(again.bookingKey()).isEqualTo(first.bookingKey());
        assertThat(ledger.paid(acme)).isEqualTo(eur("100.00"));
        // one booking is told once by each source: the next one may be a second payment
        assertAsked(comesIn(with("100.00").text("2026-0417"), "another format"));
    }

    @Test
    void whatAPaymentFileToldIsNotBookedAgain() {
        ledger.bookPayment(acme, eur("250.00"), DAY.minusDays(3), "2026-0418", null, "payment file", "file/" + test);
        Receipt again = comesIn(with("250.00").text("2026-0418"));
        assertThat(again.state()).as(again.why()).isEqualTo(Receipt.State.SAME);
        assertThat(again.why()).contains("told before (payment file, 2026-02-27), and paid what this one names");
        assertThat(ledger.paid(acme)).isEqualTo(eur("250.00"));
    }

    @Test
    void whatMayHaveBeenToldBeforeIsForAPerson() {
        entries.learn(payer, acme.id(), comesIn(with("1.00").payer("Acme Tools", payer).text("2026-0417")).id());
        ledger.bookPayment(acme, eur("250.00"), DAY, null, null, "payment file", "file/" + test);
        Receipt asked = comesIn(with("250.00").payer("Acme Tools", payer));
        assertAsked(asked);
        assertThat(payments.candidates(asked).candidates()).extracting(Candidate::isSame).containsExactly(true, false);

        payments.choose(asked.id(), proposal(asked), false, null, "chris");
        assertThat(entries.find(asked.id()).orElseThrow().state()).isEqualTo(Receipt.State.SAME);
        payments.undo(asked.id(), "it was another one", "chris");
        payments.choose(asked.id(), "a" + acme.id(), false, null, "chris");
        assertThat(ledger.paid(acme)).isEqualTo(eur("501.00"));
    }

    @Test
    void anotherAmountInvoiceOrTimeIsAnotherPayment() {
        ledger.bookPayment(acme, eur("100.00"), DAY.minusDays(ToldPayments.DAYS + 1), "2026-0417", null, "payment file", "file/" + test);
        assertBooked(comesIn(with("75.00").text("2026-0418")), acme);
        Receipt asked = comesIn(with("100.00").text("2026-0417"));
        assertAsked(asked);
        assertThat(payments.candidates(asked).candidates()).noneMatch(Candidate::isSame);
    }

    @Test
    void aPaymentThatIsToldAgainCannotBeUndoneBeforeThat() {
        Receipt first = comesIn(with("100.00").text("2026-0417"));
        Receipt again = comesIn(with("100.00").text("2026-0417"), "another format");
        assertThatThrownBy(() -> payments.undo(first.id(), null, "chris")).isInstanceOf(Refusal.class).hasMessageContaining(again.key());
        payments.undo(again.id(), null, "chris");
        payments.undo(first.id(), null, "chris");
        assertThat(open(acme, "2026-0417")).isEqualTo(eur("100.00"));
    }

    @Test
    void aReturnTakesBackWhatAPaymentFileTold() {
        ledger.bookPayment(acme, eur("250.00"), DAY.minusDays(3), "2026-0418", "E2E-F" + test, "payment file", "file/" + test);
        Receipt returned = comesIn(with("-250.00").endToEnd("E2E-F" + test).sentBack("AC04 closed account"));
        assertThat(returned.state()).as(returned.why()).isEqualTo(Receipt.State.BOOKED);
        assertThat(open(acme, "2026-0418")).isEqualTo(eur("250.00"));

        payments.undo(returned.id(), "another one was meant", "chris");
        assertThat(open(acme, "2026-0418").isZero()).isTrue();
        payments.choose(returned.id(), proposal(returned), true, null, "chris");
        assertThat(open(acme, "2026-0418")).isEqualTo(eur("250.00"));
    }

    @Test
    void aReturnThatOnlyHasTheAmountOfAPaymentInAFileIsForAPerson() {
        ledger.bookPayment(acme, eur("250.00"), DAY.minusDays(3), "2026-0418", null, "payment file", "file/" + test);
        assertAsked(comesIn(with("-250.00").sentBack("AC04 closed account")));
        assertThat(open(acme, "2026-0418").isZero()).isTrue();
    }

    @Test
    void aReturnOfAPaymentToldTwiceTakesItBackOnce() {
        ledger.bookPayment(acme, eur("250.00"), DAY.minusDays(3), "2026-0418", null, "payment file", "file/" + test);
        comesIn(with("250.00").endToEnd("E2E-T" + test).text("2026-0418"));
        Receipt returned = comesIn(with("-250.00").endToEnd("E2E-T" + test).sentBack("AC04 closed account"));
        assertThat(returned.state()).as(returned.why()).isEqualTo(Receipt.State.BOOKED);
        assertThat(ledger.paid(acme).isZero()).isTrue();
        assertThat(open(acme, "2026-0418")).isEqualTo(eur("250.00"));
    }

    private String proposal(Receipt receipt) {
        return payments.candidates(receipt).candidates().get(0).value();
    }

    private void assertBooked(Receipt receipt, Account account, String... paidInvoices) {
        assertThat(receipt.state()).as(receipt.why()).isEqualTo(Receipt.State.BOOKED);
        assertThat(receipt.accountId()).isEqualTo(account.id());
        for (String number : paidInvoices) {
            assertThat(open(account, number).isZero()).as(number).isTrue();
        }
        assertThat(desk.asked).doesNotContain(receipt.key());
    }

    private void assertAsked(Receipt receipt) {
        assertThat(receipt.state()).as(receipt.why()).isEqualTo(Receipt.State.TO_MATCH);
        assertThat(receipt.why()).isNotBlank();
        assertThat(desk.asked).contains(receipt.key());
    }

    private Receipt comesIn(Told entry) {
        return comesIn(entry, "test");
    }

    private Receipt comesIn(Told entry, String source) {
        desk.soon.clear();
        bank.take(List.of(entry.entry()), source);
        long id = desk.soon.get(0);
        payments.match(id);
        return entries.find(id).orElseThrow();
    }

    private Told with(String amount) {
        return with(amount, "EUR");
    }

    private Told with(String amount, String currency) {
        return new Told(Money.of(amount, currency));
    }

    private Money open(Account account, String number) {
        return accounts.invoice(account.id(), number).orElseThrow().open();
    }

    private void owes(Account account, String number, String amount) {
        ledger.bookInvoice(account, number, DAY.minusDays(40), DAY.minusDays(10), eur(amount), null, "test");
    }

    private Account account(String id, String name) {
        customers.save(new Customer(id, name, Customer.Kind.BUSINESS, null, new Address(null, null, null, "DE"), null, null, Locale.GERMAN,
                ZoneId.of("Europe/Berlin"), null));
        return accounts.open(id, creditor, EUR);
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    private final class Told {

        private final Money amount;
        private String name;
        private String account;
        private String reference;
        private String endToEnd;
        private String text;
        private String returned;

        private Told(Money amount) {
            this.amount = amount;
        }

        private Told payer(String who, String bankAccount) {
            name = who;
            account = bankAccount;
            return this;
        }

        private Told reference(String value) {
            reference = value;
            return this;
        }

        private Told endToEnd(String value) {
            endToEnd = value;
            return this;
        }

        private Told text(String value) {
            text = value;
            return this;
        }

        private Told sentBack(String why) {
            returned = why;
            return this;
        }

        private BankEntry entry() {
            return new BankEntry("entry " + ++told, told, null, "DE021203" + test, amount, returned != null, DAY, DAY, name, account, reference, endToEnd,
                    text, null, returned, "test-" + test + "-" + told);
        }
    }
}
