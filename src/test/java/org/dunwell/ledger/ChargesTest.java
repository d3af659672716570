package org.dunwell.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import org.dunwell.customer.Address;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.storage.LedgerTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Fees, interest and costs beside invoices: what a payment closes first, what is too small to ask for, and what is paid out again. */
@SpringJUnitConfig(LedgerTables.OnH2.class)
@TestPropertySource(properties = "dunwell.tolerance=EUR=0.05, KWD=0.005")
class ChargesTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-10");
    private static int customers;

    @Autowired Ledger ledger;
    @Autowired Accounts accounts;
    @Autowired Entries entries;
    @Autowired Customers people;
    @Autowired Creditors creditors;

    private Account account;

    @BeforeEach
    void anAccount() {
        account = account("EUR");
    }

    @Test
    void costsThenInterestThenPrincipalAreClosedByOnePayment() {
        invoice("R1", "2026-02-01", "100.00");
        charge(Invoice.Kind.COST, "R1", "5.00");
        charge(Invoice.Kind.INTEREST, "R1", "0.25");

        pay("105.25", "R1");

        assertThat(open("R1")).isEqualTo(eur("0.00"));
        assertThat(open("R1/cost-1")).isEqualTo(eur("0.00"));
        assertThat(open("R1/interest-1")).isEqualTo(eur("0.00"));
        assertThat(ledger.balance(account)).isEqualTo(eur("0.00"));
    }

    @ParameterizedTest(name = "of {0}: costs {1}, interest {2}, principal {3}")
    @CsvSource({"3.00,2.00,0.25,100.00", "5.00,0.00,0.25,100.00", "5.20,0.00,0.05,100.00", "5.25,0.00,0.00,100.00", "55.25,0.00,0.00,50.00"})
    void aPartPaymentClosesCostsFirst(String paid, String costs, String interest, String principal) {
        invoice("R1", "2026-02-01", "100.00");
        charge(Invoice.Kind.INTEREST, "R1", "0.25");
        charge(Invoice.Kind.FEE, "R1", "5.00");

        pay(paid, null);

        assertThat(List.of(open("R1/fee-1"), open("R1/interest-1"), open("R1"))).containsExactly(eur(costs), eur(interest), eur(principal));
    }

    @ParameterizedTest(name = "{0}: the first 10.00 leave costs {1}, interest {2}, principal {3}")
    @CsvSource(delimiter = '|', value = {"principal,interest,costs | 5.00 | 2.00 | 90.00", "interest,principal,costs|5.00|0.00|92.00",
            "costs, principal, interest|0.00|2.00|95.00"})
    void theOrderIsASetting(String order, String costs, String interest, String principal) {
        try (var books = books("dunwell.allocation-order", order)) {
            books.getBean(Creditors.class).save(acme());
            Account one = account("EUR", books.getBean(Customers.class), books.getBean(Accounts.class));
            Ledger other = books.getBean(Ledger.class);
            other.bookInvoice(one, "R1", DAY.minusDays(60), DAY.minusDays(30), eur("100.00"), null, "test");
            other.bookCharge(one, Invoice.Kind.FEE, "R1", eur("5.00"), DAY, null, "test", "fee");
            other.bookCharge(one, Invoice.Kind.INTEREST, "R1", eur("2.00"), DAY, null, "test", "interest");

            other.bookPayment(one, eur("10.00"), DAY, null, null, "test", "pay");

            assertThat(books.getBean(Accounts.class).invoices(one.id())).extracting(Invoice::open)
                    .containsExactly(eur(principal), eur(costs), eur(interest));
        }
    }

    @ParameterizedTest(name = "{0}={1} is refused at the start")
    @CsvSource(delimiter = '|', value = {"dunwell.allocation-order|costs,interest|name costs, interest and principal, each once",
            "dunwell.allocation-order|costs,costs,principal|name costs, interest and principal, each once",
            "dunwell.allocation-order|fees,interest,principal|'fees,interest,principal'", "dunwell.tolerance|EUR|write it like EUR=0.05",
            "dunwell.tolerance|EUR=0.05,YEN=5|'YEN=5' is no amount of a currency", "dunwell.tolerance|JPY=0.5|'JPY=0.5'",
            "dunwell.tolerance|EUR=1,EUR=2|each currency once", "dunwell.tolerance|EUR=-1|'EUR=-1'"})
    void aSettingThatCannotBeReadRefusesTheStart(String property, String value, String said) {
        assertThatThrownBy(() -> books(property, value)).hasStackTraceContaining(property + " is '" + value + "'").hasStackTraceContaining(said);
    }

    @Test
    void aPaymentThatNamesAnInvoiceMeansItsChargesFirstAndOthersAfterwards() {
        invoice("R1", "2026-01-01", "100.00");
        invoice("R2", "2026-02-01", "50.00");
        charge(Invoice.Kind.FEE, "R1", "10.00");
        charge(Invoice.Kind.FEE, "R2", "5.00");

        pay("58.00", "R2");

        assertThat(open("R2/fee-1")).isEqualTo(eur("0.00"));
        assertThat(open("R2")).isEqualTo(eur("0.00"));
        assertThat(open("R1/fee-1")).isEqualTo(eur("7.00"));
        assertThat(open("R1")).isEqualTo(eur("100.00"));
    }

    @Test
    void aCreditNoteLowersTheInvoiceThatItCorrectsAndNotItsCharges() {
        invoice("R1", "2026-01-01", "100.00");
        charge(Invoice.Kind.FEE, "R1", "10.00");

        ledger.bookCreditNote(account, "R1", eur("40.00"), DAY, null, "test", key("credit"));

        assertThat(open("R1")).isEqualTo(eur("60.00"));
        assertThat(open("R1/fee-1")).isEqualTo(eur("10.00"));
    }

    @Test
    void aChargeIsNumberedAndDueWithItsInvoiceAndBookedOnce() {
        invoice("R1", "2026-02-01", "100.00");

        assertThat(ledger.bookCharge(account, Invoice.Kind.FEE, "R1", eur("5.00"), DAY, "firm reminder", "test", key("f"))).isTrue();
        assertThat(ledger.bookCharge(account, Invoice.Kind.FEE, "R1", eur("5.00"), DAY, "firm reminder", "test", key("f"))).isFalse();
        charge(Invoice.Kind.FEE, "R1", "7.00");

        Invoice fee = accounts.invoice(account.id(), "R1/fee-1").orElseThrow();
        assertThat(fee.dueOn()).isEqualTo("2026-02-01");
        assertThat(fee.belongsTo()).isEqualTo(accounts.invoice(account.id(), "R1").orElseThrow().id());
        assertThat(accounts.invoices(account.id())).extracting(Invoice::number).containsExactly("R1", "R1/fee-1", "R1/fee-2");
        assertThat(ledger.balance(account)).isEqualTo(eur("112.00"));
    }

    @Test
    void nothingIsChargedOnAChargeOrOnNothing() {
        invoice("R1", "2026-02-01", "100.00");
        charge(Invoice.Kind.FEE, "R1", "5.00");

        assertThatThrownBy(() -> charge(Invoice.Kind.INTEREST, "R1/fee-1", "1.00")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> charge(Invoice.Kind.FEE, "R9", "1.00")).isInstanceOf(NoSuchElementException.class).hasMessageContaining("R9");
    }

    @Test
    void chargesAloneOpenNoCase() {
        invoice("R1", "2026-02-01", "100.00");
        charge(Invoice.Kind.FEE, "R1", "5.00");
        ledger.bookCreditNote(account, "R1", eur("100.00"), DAY, null, "test", key("credit"));

        assertThat(accounts.overdueWithoutCase(DAY, account.id() - 1, 1)).isEmpty();
    }

    @Test
    void oneChargeIsWaivedAndNothingElse() {
        invoice("R1", "2026-02-01", "100.00");
        charge(Invoice.Kind.FEE, "R1", "5.00");

        assertThat(ledger.bookWaiver(account, "R1/fee-1", eur("9.00"), "goodwill", key("w"))).isTrue();

        assertThat(open("R1/fee-1")).isEqualTo(eur("0.00"));
        assertThat(open("R1")).isEqualTo(eur("100.00"));
        assertThat(ledger.bookWaiver(account, "R1/fee-1", eur("1.00"), "again", key("w2"))).isFalse();
        assertThatThrownBy(() -> ledger.bookWaiver(account, "R1", eur("1.00"), "no charge", key("w3"))).isInstanceOf(NoSuchElementException.class);
    }

    @ParameterizedTest(name = "of 100.00, {0} leave {1}")
    @CsvSource({"99.95,0.00", "99.94,0.06", "100.00,0.00", "50.00,50.00"})
    void aSmallRestOfWhatWasPaidIsWrittenOff(String paid, String left) {
        invoice("R1", "2026-02-01", "100.00");
        invoice("untouched", "2026-03-01", "0.03");

        pay(paid, "R1");

        assertThat(open("R1")).isEqualTo(eur(left));
        assertThat(open("untouched")).isEqualTo(eur("0.03"));
    }

    @Test
    void thePaymentThatIsTakenBackTakesItsSmallRestBackToo() {
        invoice("R1", "2026-02-01", "100.00");
        charge(Invoice.Kind.FEE, "R1", "5.00");
        pay("104.97", "R1");
        assertThat(ledger.balance(account)).isEqualTo(eur("0.00"));
        assertThat(entries.ofAccount(account.id())).last().extracting(Entry::kind, Entry::reference).containsExactly(Entry.Kind.WRITE_OFF, "small balance");

        ledger.bookReversal(account, key("pay 104.97"), DAY, "returned", "test", key("back"));

        assertThat(open("R1")).isEqualTo(eur("100.00"));
        assertThat(open("R1/fee-1")).isEqualTo(eur("5.00"));
        assertThat(ledger.balance(account)).isEqualTo(eur("105.00"));
    }

    @Test
    void aCurrencyThatIsNotNamedToleratesNothing() {
        account = account("JPY");
        ledger.bookInvoice(account, "R1", DAY.minusDays(60), DAY.minusDays(30), Money.of("100", "JPY"), null, "test");
        ledger.bookPayment(account, Money.of("99", "JPY"), DAY, "R1", null, "test", key("pay"));

        assertThat(open("R1")).isEqualTo(Money.of("1", "JPY"));
    }

    @Test
    void creditIsRefundedButNeverMoreThanThereIs() {
        invoice("R1", "2026-02-01", "100.00");
        pay("130.00", "R1");

        assertThat(ledger.bookRefund(account, eur("30.01"), DAY, null, "test", key("much"))).isEqualTo(Refunded.MORE_THAN_CREDIT);
        assertThat(ledger.bookRefund(account, eur("20.00"), DAY, "by transfer", "test", key("refund"))).isEqualTo(Refunded.BOOKED);
        assertThat(ledger.bookRefund(account, eur("20.00"), DAY, "by transfer", "test", key("refund"))).isEqualTo(Refunded.BOOKED_BEFORE);

        assertThat(ledger.credit(account)).isEqualTo(eur("10.00"));
        assertThat(ledger.balance(account)).isEqualTo(eur("-10.00"));
        assertThat(ledger.paid(account)).isEqualTo(eur("130.00"));
    }

    @Test
    void aRefundIsOwedAgainWhenThePaymentBehindItIsTakenBack() {
        invoice("R1", "2026-02-01", "100.00");
        pay("130.00", "R1");
        ledger.bookRefund(account, eur("30.00"), DAY, null, "test", key("refund"));

        ledger.bookReversal(account, key("pay 130.00"), DAY, "returned", "test", key("back"));

        assertThat(open("R1")).isEqualTo(eur("100.00"));
        assertThat(open("refund-1")).isEqualTo(eur("30.00"));
        assertThat(ledger.credit(account)).isEqualTo(eur("0.00"));
        assertThat(ledger.balance(account)).isEqualTo(eur("130.00"));
    }

    @Test
    void amountsAreExactInCurrenciesWithoutAndWithThreeDecimals() {
        account = account("KWD");
        ledger.bookInvoice(account, "R1", DAY.minusDays(60), DAY.minusDays(30), Money.of("10.001", "KWD"), null, "test");
        ledger.bookCharge(account, Invoice.Kind.INTEREST, "R1", Money.of("0.007", "KWD"), DAY, null, "test", key("i"));
        ledger.bookPayment(account, Money.of("10.003", "KWD"), DAY, null, null, "test", key("p"));

        assertThat(ledger.balance(account)).isEqualTo(Money.of("0.000", "KWD"));   // 0.005 is tolerated here
        assertThatThrownBy(() -> Money.of("10.0001", "KWD")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of("10.5", "JPY")).isInstanceOf(ArithmeticException.class);
    }

    private AnnotationConfigApplicationContext books(String property, String value) {
        AnnotationConfigApplicationContext books = new AnnotationConfigApplicationContext();
        books.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", Map.of(property, value)));
        books.register(LedgerTables.OnH2.class);
        books.refresh();
        return books;
    }

    private void invoice(String number, String dueOn, String amount) {
        LocalDate due = LocalDate.parse(dueOn);
        ledger.bookInvoice(account, number, due.minusDays(30), due, eur(amount), null, "test");
    }

    private void charge(Invoice.Kind kind, String number, String amount) {
        ledger.bookCharge(account, kind, number, eur(amount), DAY, null, "test", key(kind + number + amount));
    }

    private void pay(String amount, String number) {
        ledger.bookPayment(account, eur(amount), DAY, number, null, "test", key("pay " + amount));
    }

    private String key(String what) {
        return what + "/" + account.id();
    }

    private Money open(String number) {
        return accounts.invoice(account.id(), number).orElseThrow().open();
    }

    private Account account(String currency) {
        creditors.save(acme());
        return account(currency, people, accounts);
    }

    private static Account account(String currency, Customers people, Accounts accounts) {
        String id = "C" + ++customers;
        people.save(new Customer(id, id, Customer.Kind.BUSINESS, null, new Address(null, null, null, "DE"), null, null, Locale.GERMAN,
                ZoneId.of("Europe/Berlin"), null));
        return accounts.open(id, "acme", Currency.getInstance(currency));
    }

    private static Creditor acme() {
        return new Creditor("acme", "Acme", new Address(null, null, null, "DE"), null, null, null, null, ZoneId.of("Europe/Berlin"), null);
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
