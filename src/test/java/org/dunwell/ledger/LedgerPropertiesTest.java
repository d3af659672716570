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
import java.util.Map;
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
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever happens on an account, in any order, its books add up. */
class LedgerPropertiesTest {

    private static final LocalDate DAY = LocalDate.parse("2013-01-10");
    private static final List<String> CURRENCIES = List.of("EUR", "JPY", "KWD");

    private static AnnotationConfigApplicationContext books;
    private static int customers;

    @BeforeContainer
    static void open() {
        books = new AnnotationConfigApplicationContext();
        books.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", Map.of("dunwell.tolerance", "JPY=2000,KWD=2.000")));
        books.register(LedgerTables.OnH2.class);
        books.refresh();
        books.getBean(Creditors.class).save(new Creditor("acme", "Acme", new Address(null, null, null, "US"), null, null, null, null,
                ZoneId.of("America/New_York"), null));
    }

    @AfterContainer
    static void close() {
        books.close();
    }

    enum What { INVOICE, PAYMENT, CREDIT_NOTE, FEE, INTEREST, COST, WRITE_OFF, WAIVER, WAIVER_OF_CHARGE, REFUND, REVERSAL }

    private static final Set<What> CHARGES = Set.of(What.FEE, What.INTEREST, What.COST);
    private static final Set<What> ANY_ORDER = Set.of(What.INVOICE, What.PAYMENT, What.CREDIT_NOTE, What.FEE, What.INTEREST, What.COST);

    /** {@code about} is the number of the invoice, or of the movement that is taken back. */
    record Movement(What what, int about, int units) {
    }

    @Provide
    Arbitrary<Movement> movement() {
        return Combinators.combine(Arbitraries.frequency(
                        Tuple.of(5, What.INVOICE), Tuple.of(5, What.PAYMENT),
                        Tuple.of(2, What.CREDIT_NOTE), Tuple.of(1, What.WRITE_OFF),
                        Tuple.of(2, What.FEE), Tuple.of(2, What.INTEREST), Tuple.of(1, What.COST),
                        Tuple.of(1, What.WAIVER), Tuple.of(1, What.WAIVER_OF_CHARGE), Tuple.of(2, What.REFUND), Tuple.of(3, What.REVERSAL)),
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
        // Giving up depends on what is open at the time, a refund on the credit, and only what was booked can be taken back: none can come in any order.
        // Charges belong to invoices that were there before.
        List<Movement> shuffled = new ArrayList<>(history.stream().filter(one -> ANY_ORDER.contains(one.what)).toList());
        Account one = account("EUR");
        Account other = account("EUR");
        Set<Integer> invoices = new LinkedHashSet<>();
        shuffled.removeIf(movement -> movement.what == What.INVOICE && !invoices.add(movement.about));
        shuffled.removeIf(movement -> CHARGES.contains(movement.what) && !invoices.contains(movement.about));
        List<Movement> first = chargesAfterTheirInvoice(shuffled);
        for (int number = 0; number < first.size(); number++) {
            book(one, first.get(number), number);
        }
        Collections.shuffle(shuffled, random);
        List<Movement> second = chargesAfterTheirInvoice(shuffled);
        for (int number = 0; number < second.size(); number++) {
            book(other, second.get(number), number);
        }
        assertThat(bean(Ledger.class).balance(other)).isEqualTo(bean(Ledger.class).balance(one));
        assertThat(bean(Ledger.class).paid(other)).isEqualTo(bean(Ledger.class).paid(one));
        assertThat(open(other)).isEqualTo(open(one));
        assertThat(bean(Entries.class).credit(other)).isEqualTo(bean(Entries.class).credit(one));
    }

    private static List<Movement> chargesAfterTheirInvoice(List<Movement> movements) {
        List<Movement> possible = new ArrayList<>();
        List<Movement> early = new ArrayList<>();
        for (Movement movement : movements) {
            boolean hasInvoice = possible.stream().anyMatch(one -> one.what == What.INVOICE && one.about == movement.about);
            (CHARGES.contains(movement.what) && !hasInvoice ? early : possible).add(movement);
        }
        possible.addAll(early);
        return possible;
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void theSameHistoryAgainChangesNothing(@ForAll @Size(max = 20) List<@From("movement") Movement> history,
                                           @ForAll @From("currency") String currency) {
        // What gives up, charges or refunds and found nothing to do it with was never booked, so told again later it may find something.
        List<Movement> told = history.stream().filter(one -> one.what == What.REVERSAL || ANY_ORDER.contains(one.what) && !CHARGES.contains(one.what)).toList();
        Account account = account(currency);
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
                                                        @ForAll @IntRange(min = 1, max = 50_000) int units,
                                                        @ForAll @From("currency") String currency) {
        Account account = account(currency);
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
            case FEE -> charge(account, Invoice.Kind.FEE, movement, amount, key);
            case INTEREST -> charge(account, Invoice.Kind.INTEREST, movement, amount, key);
            case COST -> charge(account, Invoice.Kind.COST, movement, amount, key);
            case WAIVER_OF_CHARGE -> bean(Accounts.class).openInvoices(account.id()).stream().filter(Invoice::isCharge)
                    .skip(movement.about % 3).findFirst().ifPresent(charge -> ledger.bookWaiver(account, charge.number(), amount, null, key));
            case REFUND -> {
                Money credit = ledger.credit(account);
                Refunded booked = ledger.bookRefund(account, amount, DAY, null, "test", key);
                assertThat(booked).isEqualTo(amount.compareTo(credit) > 0 ? Refunded.MORE_THAN_CREDIT : Refunded.BOOKED);
            }
            case WRITE_OFF -> ledger.bookWriteOff(account, amount, null, key);
            case WAIVER -> ledger.bookWaiver(account, amount, null, key);
            case REVERSAL -> bean(Entries.class).ofAccount(account.id()).stream().filter(entry -> entry.kind().lowersBalance())
                    .skip(movement.about).findFirst()
                    .ifPresent(entry -> ledger.bookReversal(account, entry.onceKey(), DAY, "returned", "test", key));
        }
    }

    private static void charge(Account account, Invoice.Kind kind, Movement movement, Money amount, String key) {
        if (bean(Accounts.class).invoice(account.id(), "" + movement.about).isPresent()) {
            bean(Ledger.class).bookCharge(account, kind, "" + movement.about, amount, DAY.plusDays(movement.units % 7), null, "test", key);
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
            assertThat(invoice.open()).isEqualTo(openByItsEntries(account, invoice));
            assertThat(invoice.open().isNegative()).isFalse();
            assertThat(invoice.open()).isLessThanOrEqualTo(invoice.amount());
        }
    }

    /** Amount − payments − credits − waivers − write-offs + what was taken back, each as far as it was set against this one. */
    private static Money openByItsEntries(Account account, Invoice invoice) {
        Money open = bean(Entries.class).ofAccount(account.id()).stream()
                .filter(entry -> !entry.kind().lowersBalance() && entry.kind() != Entry.Kind.REVERSAL && invoice.number().equals(entry.invoiceNumber()))
                .map(Entry::amount).reduce(Money.zero(account.currency()), Money::plus);
        for (Entry entry : bean(Entries.class).ofAccount(account.id())) {
            for (Share share : bean(Entries.class).shares(entry)) {
                assertThat(share.amount().isNegative()).isEqualTo(entry.kind() == Entry.Kind.REVERSAL);
                open = share.invoiceId() == invoice.id() ? open.minus(share.amount()) : open;
            }
        }
        return open;
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
