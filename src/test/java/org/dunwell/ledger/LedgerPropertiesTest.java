package org.dunwell.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.dunwell.customer.Address;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.storage.LedgerTables;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever happens on an account, in any order, its books add up. */
class LedgerPropertiesTest {

    private static final LocalDate DAY = LocalDate.parse("2013-01-10");
    private static final List<String> CURRENCIES = List.of("USD", "JPY", "KWD");

    private static AnnotationConfigApplicationContext books;
    private static int customers;

    @BeforeContainer
    static void open() {
        books = new AnnotationConfigApplicationContext(LedgerTables.OnH2.class);
        books.getBean(Creditors.class).save(new Creditor("acme", "Acme", new Address(null, null, null, "US"), null, null, null, null,
                ZoneId.of("America/New_York"), null));
    }

    @AfterContainer
    static void close() {
        books.close();
    }

    enum What { INVOICE, PAYMENT, CREDIT_NOTE, WRITE_OFF, WAIVER, REVERSAL }

    /** {@code about} is the number of the invoice, or of the movement that is taken back. */
    record Movement(What what, int about, int units) {
    }

    @Provide
    Arbitrary<Movement> movement() {
        return Combinators.combine(Arbitraries.frequency(
                        Tuple.of(4, What.INVOICE), Tuple.of(5, What.PAYMENT),
                        Tuple.of(2, What.CREDIT_NOTE), Tuple.of(1, What.WRITE_OFF),
                        Tuple.of(1, What.WAIVER), Tuple.of(3, What.REVERSAL)),
                Arbitraries.integers().between(0, 8), Arbitraries.integers().between(1, 20_000)).as(Movement::new);
    }

    @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
    void theBalanceEquationHoldsAfterEveryMovement(@ForAll @Size(max = 25) List<@From("movement") Movement> history,
                                                   @ForAll @From("currency") String currency) {
        Account account = account(currency);
        for (int number = 0; number < history.size(); number++) {
            book(account, history.get(number), number);
            addsUp(account);
        }
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void totalsDoNotDependOnTheOrder(@ForAll @Size(max = 20) List<@From("movement") Movement> history, @ForAll Random random) {
        // Giving up depends on what is open at the time, and only what was booked can be taken back: neither can come in any order.
        List<Movement> shuffled = new ArrayList<>(history.stream()
                .filter(one -> one.what == What.INVOICE || one.what == What.PAYMENT || one.what == What.CREDIT_NOTE).toList());
        Account one = account("USD");
        Account other = account("USD");
        Set<Integer> invoices = new LinkedHashSet<>();
        shuffled.removeIf(movement -> movement.what == What.INVOICE && !invoices.add(movement.about));
        for (int number = 0; number < shuffled.size(); number++) {
            book(one, shuffled.get(number), number);
        }
        Collections.shuffle(shuffled, random);
        for (int number = 0; number < shuffled.size(); number++) {
            book(other, shuffled.get(number), number);
        }
        assertThat(bean(Ledger.class).balance(other)).isEqualTo(bean(Ledger.class).balance(one));
        assertThat(bean(Ledger.class).paid(other)).isEqualTo(bean(Ledger.class).paid(one));
        assertThat(open(other)).isEqualTo(open(one));
        assertThat(bean(Entries.class).credit(other)).isEqualTo(bean(Entries.class).credit(one));
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void theSameHistoryAgainChangesNothing(@ForAll @Size(max = 20) List<@From("movement") Movement> history) {
        // A write-off that found nothing open was never booked, so told again later it may find something.
        List<Movement> told = history.stream().filter(one -> one.what != What.WRITE_OFF && one.what != What.WAIVER).toList();
        Account account = account("USD");
        for (int number = 0; number < told.size(); number++) {
            book(account, told.get(number), number);
        }
        List<Entry> entries = bean(Entries.class).ofAccount(account.id());
        List<Invoice> invoices = bean(Accounts.class).invoices(account.id());
        for (int number = 0; number < told.size(); number++) {
            if (told.get(number).what != What.REVERSAL) {
                book(account, told.get(number), number);
            }
        }
        assertThat(bean(Entries.class).ofAccount(account.id())).isEqualTo(entries);
        assertThat(bean(Accounts.class).invoices(account.id())).isEqualTo(invoices);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void aPaymentAndItsReversalLeaveEveryInvoiceAsItWas(@ForAll @Size(max = 12) List<@From("movement") Movement> history,
                                                        @ForAll @IntRange(min = 1, max = 50_000) int units) {
        Account account = account("USD");
        for (int number = 0; number < history.size(); number++) {
            book(account, history.get(number), number);
        }
        List<Invoice> before = bean(Accounts.class).invoices(account.id());
        book(account, new Movement(What.PAYMENT, 3, units), 1000);
        bean(Ledger.class).bookReversal(account, key(account, 1000), DAY, "returned", "test", key(account, 1001));

        assertThat(bean(Accounts.class).invoices(account.id())).isEqualTo(before);
        addsUp(account);
    }

    @Provide
    Arbitrary<String> currency() {
        return Arbitraries.of(CURRENCIES);
    }

    private static void book(Account account, Movement movement, int number) {
        Ledger ledger = bean(Ledger.class);
        Money amount = new Money(BigDecimal.valueOf(movement.units, account.currency().getDefaultFractionDigits()), account.currency());
        String key = key(account, number);
        switch (movement.what) {
            case INVOICE -> ledger.bookInvoice(account, "" + movement.about, DAY, DAY.plusDays(movement.units % 7), amount, null, "test");
            case PAYMENT -> ledger.bookPayment(account, amount, DAY, movement.about % 2 == 0 ? null : "" + movement.about, null, "test",
                    key);
            case CREDIT_NOTE -> ledger.bookCreditNote(account, "" + movement.about, amount, DAY, null, "test", key);
            case WRITE_OFF -> ledger.bookWriteOff(account, amount, null, key);
            case WAIVER -> ledger.bookWaiver(account, amount, null, key);
            case REVERSAL -> bean(Entries.class).ofAccount(account.id()).stream().filter(entry -> entry.kind().lowersBalance())
                    .skip(movement.about).findFirst()
                    .ifPresent(entry -> ledger.bookReversal(account, entry.onceKey(), DAY, "returned", "test", key));
        }
    }

    /** Recomputed from the rows alone, without the ledger. */
    private static void addsUp(Account account) {
        Money balance = Money.zero(account.currency());
        for (Entry entry : bean(Entries.class).ofAccount(account.id())) {
            balance = balance.plus(entry.amount());
        }
        Money credit = bean(Entries.class).credit(account);
        assertThat(bean(Ledger.class).balance(account)).isEqualTo(balance);
        assertThat(open(account).minus(credit)).isEqualTo(balance);
        assertThat(credit.isNegative()).isFalse();
        assertThat(credit.isPositive() && open(account).isPositive()).as("credit beside an open invoice").isFalse();
        Money rests = Money.zero(account.currency());
        for (Credit free : bean(Entries.class).credits(account)) {
            rests = rests.plus(free.rest());
        }
        assertThat(credit).isEqualTo(rests);
        for (Invoice invoice : bean(Accounts.class).invoices(account.id())) {
            BigDecimal allocated = bean(JdbcClient.class).sql("select coalesce(sum(amount), 0) from allocation where invoice_id = ?")
                    .param(invoice.id()).query(BigDecimal.class).single();
            assertThat(invoice.open()).isEqualTo(invoice.amount().minus(new Money(allocated, account.currency())));
            assertThat(invoice.open().isNegative()).isFalse();
            assertThat(invoice.open()).isLessThanOrEqualTo(invoice.amount());
        }
    }

    private static Money open(Account account) {
        return bean(Accounts.class).invoices(account.id()).stream().map(Invoice::open).reduce(Money.zero(account.currency()), Money::plus);
    }

    private static String key(Account account, int number) {
        return "m/" + account.id() + "/" + number;
    }

    private static Account account(String currency) {
        String id = "K" + ++customers;
        bean(Customers.class).save(new Customer(id, id, Customer.Kind.BUSINESS, null, new Address(null, null, null, "US"), null, null,
                Locale.ENGLISH, ZoneId.of("America/New_York"), null));
        return bean(Accounts.class).open(id, "acme", Currency.getInstance(currency));
    }

    private static <T> T bean(Class<T> type) {
        return books.getBean(type);
    }
}
