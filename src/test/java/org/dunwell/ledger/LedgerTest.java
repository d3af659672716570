package org.dunwell.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.dunwell.customer.Address;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.storage.LedgerTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringJUnitConfig({LedgerTables.OnH2.class, LedgerTest.Watching.class})
class LedgerTest {

    private static final LocalDate DAY = LocalDate.parse("2013-01-10");

    @Autowired Ledger ledger;
    @Autowired Accounts accounts;
    @Autowired Entries entries;
    @Autowired Customers customers;
    @Autowired Creditors creditors;
    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;
    @Autowired Watching watching;

    private Account account;
    private static int customerNumber;

    @BeforeEach
    void anAccount() {
        creditors.save(new Creditor("acme", "Acme", new Address(null, null, null, "US"), null, null, null, null,
                ZoneId.of("America/New_York"), null));
        account = accounts.open(customer("K" + ++customerNumber), "acme", Currency.getInstance("USD"));
        watching.told.clear();
    }

    @Test
    void aNewInvoiceIsOpenInFull() {
        assertThat(invoice("1", "2013-01-05", "100.00")).isTrue();

        assertThat(open("1")).isEqualTo(usd("100.00"));
        assertThat(ledger.balance(account)).isEqualTo(usd("100.00"));
    }

    @Test
    void theSameInvoiceAgainChangesNothing() {
        invoice("1", "2013-01-05", "100.00");

        assertThat(invoice("1", "2013-01-05", "100.00")).isFalse();

        assertThat(ledger.balance(account)).isEqualTo(usd("100.00"));
    }

    @Test
    void aPaymentGoesToTheInvoiceItNamesFirstAndThenToTheOldestDue() {
        invoice("oldest", "2013-01-01", "30.00");
        invoice("middle", "2013-01-02", "40.00");
        invoice("named", "2013-01-03", "50.00");

        payment("p", "75.00", "named");

        assertThat(open("named")).isEqualTo(usd("0.00"));
        assertThat(open("oldest")).isEqualTo(usd("5.00"));
        assertThat(open("middle")).isEqualTo(usd("40.00"));
    }

    @Test
    void aPaymentThatNamesAnUnknownInvoiceGoesToTheOldestDue() {
        invoice("1", "2013-01-01", "30.00");

        payment("p", "10.00", "nobody knows");

        assertThat(open("1")).isEqualTo(usd("20.00"));
    }

    @Test
    void thePaymentToldTwiceIsBookedOnce() {
        invoice("1", "2013-01-01", "30.00");

        assertThat(payment("p", "10.00", null)).isTrue();
        assertThat(payment("p", "10.00", null)).isFalse();

        assertThat(ledger.paid(account)).isEqualTo(usd("10.00"));
    }

    @Test
    void anOverpaymentStaysAsCreditAndIsUsedForTheNextInvoice() {
        invoice("1", "2013-01-01", "30.00");
        payment("p", "50.00", "1");
        assertThat(ledger.balance(account)).isEqualTo(usd("-20.00"));

        invoice("2", "2013-02-01", "25.00");

        assertThat(open("2")).isEqualTo(usd("5.00"));
        assertThat(entries.credit(account)).isEqualTo(usd("0.00"));
        assertThat(ledger.balance(account)).isEqualTo(usd("5.00"));
    }

    @Test
    void aReversedPaymentReopensExactlyWhatItHadClosed() {
        invoice("1", "2013-01-01", "30.00");
        invoice("2", "2013-01-02", "40.00");
        payment("before", "5.00", "2");
        payment("returned", "50.00", null);

        assertThat(reverse("returned")).isTrue();

        assertThat(open("1")).isEqualTo(usd("30.00"));
        assertThat(open("2")).isEqualTo(usd("35.00"));
        assertThat(ledger.paid(account)).isEqualTo(usd("5.00"));
        assertThat(ledger.balance(account)).isEqualTo(usd("65.00"));
    }

    @Test
    void aReversedOverpaymentReopensWhatItsCreditHadClosedLaterToo() {
        invoice("1", "2013-01-01", "30.00");
        payment("returned", "100.00", "1");
        invoice("2", "2013-02-01", "40.00");

        reverse("returned");

        assertThat(open("1")).isEqualTo(usd("30.00"));
        assertThat(open("2")).isEqualTo(usd("40.00"));
        assertThat(entries.credit(account)).isEqualTo(usd("0.00"));
    }

    @Test
    void otherCreditIsUsedForWhatAReversalReopens() {
        invoice("1", "2013-01-01", "30.00");
        payment("returned", "30.00", "1");
        payment("second", "12.00", "1");

        reverse("returned");

        assertThat(open("1")).isEqualTo(usd("18.00"));
        assertThat(entries.credit(account)).isEqualTo(usd("0.00"));
    }

    @Test
    void nothingIsReversedTwice() {
        invoice("1", "2013-01-01", "30.00");
        payment("returned", "30.00", "1");
        reverse("returned");

        assertThat(reverse("returned")).isFalse();
        assertThat(ledger.bookReversal(account, "p/returned/" + account.id(), DAY, "again", "test", "another key")).isFalse();

        assertThat(open("1")).isEqualTo(usd("30.00"));
    }

    @Test
    void whatTheAccountNeverHadCannotBeReversed() {
        assertThatThrownBy(() -> reverse("unheard of")).isInstanceOf(NoSuchElementException.class).hasMessageContaining("unheard of");
    }

    @Test
    void aCreditNoteLowersItsInvoiceAndIsNoPayment() {
        invoice("1", "2013-01-01", "30.00");

        ledger.bookCreditNote(account, "1", usd("12.50"), DAY, "returned goods", "test", "cn/" + account.id());

        assertThat(open("1")).isEqualTo(usd("17.50"));
        assertThat(ledger.paid(account)).isEqualTo(usd("0.00"));
    }

    @Test
    void aWriteOffGivesUpTheOldestFirstAndNeverMoreThanIsOpen() {
        invoice("1", "2013-01-01", "30.00");
        invoice("2", "2013-02-01", "40.00");

        ledger.bookWriteOff(account, usd("35.00"), "small change", "w1/" + account.id());
        assertThat(open("1")).isEqualTo(usd("0.00"));
        assertThat(open("2")).isEqualTo(usd("35.00"));

        ledger.bookWriteOff(account, usd("1000.00"), "the rest", "w2/" + account.id());
        assertThat(ledger.balance(account)).isEqualTo(usd("0.00"));
        assertThat(ledger.bookWriteOff(account, usd("1.00"), "nothing left", "w3/" + account.id())).isFalse();
    }

    @Test
    void anAmountThatIsNotPositiveOrInAnotherCurrencyIsNotBooked() {
        assertThatThrownBy(() -> invoice("1", "2013-01-01", "0.00")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ledger.bookPayment(account, Money.of("5", "EUR"), DAY, null, null, "test", "x"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("USD").hasMessageContaining("EUR");
    }

    @Test
    void everyBookingIsTrailedAndToldInItsTransaction() {
        invoice("1", "2013-01-01", "30.00");
        payment("p", "10.00", "1");

        assertThat(watching.told).containsExactly(account.id(), account.id());
        assertThat(jdbc.sql("select what || '/' || who from trail where account_id = ? order by trail_id").param(account.id())
                .query(String.class).list()).containsExactly("invoice booked/clara", "payment booked/clara");
        assertThat(jdbc.sql("select why from trail where what = 'payment booked' and account_id = ?").param(account.id())
                .query(String.class).single()).isEqualTo("10.00 USD on 2013-01-10, invoice 1, ref (test)");
    }

    @Test
    void aWatchThatFailsTakesTheBookingBack() {
        watching.failing = true;
        try {
            assertThatThrownBy(() -> invoice("1", "2013-01-01", "30.00")).hasMessage("watch");
        } finally {
            watching.failing = false;
        }
        assertThat(accounts.invoices(account.id())).isEmpty();
        assertThat(ledger.balance(account)).isEqualTo(usd("0.00"));
    }

    @Test
    void bookingsOfTwoThreadsOnOneAccountDoNotOvertakeEachOther() throws Exception {
        invoice("1", "2013-01-01", "30.00");
        List<Thread> threads = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            Thread one = new Thread(() -> {
                for (int again = 0; again < 10; again++) {
                    payment("p" + again, "1.00", "1");
                }
            });
            one.start();
            threads.add(one);
        }
        for (Thread one : threads) {
            one.join();
        }
        assertThat(open("1")).isEqualTo(usd("20.00"));
        assertThat(ledger.paid(account)).isEqualTo(usd("10.00"));
    }

    @Test
    void anAccountIsOpenedOnceAndFoundAgain() {
        assertThat(accounts.open(account.customerId(), "acme", Currency.getInstance("USD"))).isEqualTo(account);
        assertThat(accounts.open(account.customerId(), "acme", Currency.getInstance("EUR"))).isNotEqualTo(account);
        assertThat(accounts.ofCustomers(List.of(account.customerId()))).hasSize(2);
        new TransactionTemplate(transactions).executeWithoutResult(status -> assertThat(accounts.lock(account.id())).isEqualTo(account));
    }

    @Test
    void overdueAccountsAreThoseWithSomethingOpenAfterItsDueDate() {
        invoice("paid", "2013-01-01", "30.00");
        payment("p", "30.00", "paid");
        invoice("2", "2013-01-05", "40.00");

        long before = account.id() - 1;
        assertThat(accounts.overdueWithoutCase(LocalDate.parse("2013-01-05"), before, 10)).doesNotContain(account.id());
        assertThat(accounts.overdueWithoutCase(LocalDate.parse("2013-01-06"), before, 10)).containsExactly(account.id());
        assertThat(accounts.overdueWithoutCase(LocalDate.parse("2013-01-06"), account.id(), 10)).isEmpty();
    }

    @Test
    @DirtiesContext
    void aCustomerIsSavedAndReplaced() {
        Customer saved = new Customer("K-x", "Ann", Customer.Kind.CONSUMER, "Ann Lee", new Address("1 Way", "12345", "Town", "US"), "a@b.c",
                "+1 555", Locale.forLanguageTag("en-US"), ZoneId.of("America/Chicago"), "asked");
        customers.save(saved);
        assertThat(customers.get("K-x")).isEqualTo(saved);

        Customer moved = new Customer("K-x", "Ann B.", Customer.Kind.BUSINESS, null, new Address(null, null, null, "DE"), null, null,
                Locale.GERMAN, ZoneId.of("Europe/Berlin"), null);
        customers.save(moved);
        assertThat(customers.findAll(List.of("K-x", "unknown"))).containsExactly(moved);
        assertThatThrownBy(() -> customers.get("unknown")).isInstanceOf(NoSuchElementException.class).hasMessageContaining("unknown");
    }

    private String customer(String id) {
        customers.save(new Customer(id, "Customer " + id, Customer.Kind.BUSINESS, null, new Address(null, null, null, "US"), null, null,
                Locale.ENGLISH, ZoneId.of("America/New_York"), null));
        return id;
    }

    private boolean invoice(String number, String dueOn, String amount) {
        LocalDate due = LocalDate.parse(dueOn);
        return ledger.bookInvoice(account, number, due.minusDays(30), due, usd(amount), null, "test");
    }

    private boolean payment(String key, String amount, String invoice) {
        return ledger.bookPayment(account, usd(amount), DAY, invoice, "ref", "test", "p/" + key + "/" + account.id());
    }

    private boolean reverse(String key) {
        return ledger.bookReversal(account, "p/" + key + "/" + account.id(), DAY, "returned unpaid", "test", "r/" + key + "/"
                + account.id());
    }

    private Money open(String number) {
        return accounts.invoice(account.id(), number).orElseThrow().open();
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Watching {

        final List<Long> told = new ArrayList<>();
        boolean failing;

        @Bean
        AccountWatch watch() {
            return accountId -> {
                told.add(accountId);
                if (failing) {
                    throw new IllegalStateException("watch");
                }
            };
        }
    }
}
