package org.dunwell.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.insight.AgingBucket.CURRENT;
import static org.dunwell.insight.AgingBucket.DAYS_1_TO_30;
import static org.dunwell.insight.AgingBucket.DAYS_31_TO_60;
import static org.dunwell.insight.AgingBucket.DAYS_61_TO_90;
import static org.dunwell.insight.AgingBucket.OVER_90;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.dunwell.customer.Address;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.insight.Aging.Tally;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Entries;
import org.dunwell.ledger.Entry;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.dunwell.storage.LedgerTables;
import org.dunwell.storage.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** The reports on a book in a database. */
@SpringJUnitConfig({LedgerTables.OnH2.class, CollectionReports.class})
class CollectionReportsTest {

    @Autowired Ledger ledger;
    @Autowired Accounts accounts;
    @Autowired Entries entries;
    @Autowired Customers customers;
    @Autowired Creditors creditors;
    @Autowired CollectionReports reports;
    @Autowired TestClock clock;
    @Autowired JdbcClient jdbc;

    private int keys;

    @BeforeEach
    void anEmptyBook() {
        List.of("allocation", "ledger_entry", "invoice", "account", "customer", "creditor").forEach(table -> jdbc.sql("delete from " + table).update());
        clock.setDay("2013-06-30");
    }

    @Test
    void anEmptyBookHasNoFigures() {
        assertThat(reports.aging(day("2013-01-31"), null)).isEmpty();
        assertThat(reports.collection(new Period(day("2013-01-01"), day("2013-01-31")), null)).isEmpty();
    }

    @Test
    void aDayShowsOnlyWhatHadBeenIssuedPaidAndCreditedByThen() {
        book("USD");

        assertThat(reports.aging(day("2012-12-31"), null)).isEmpty();
        assertThat(on("2013-01-01")).isEqualTo(aging("USD", "0.00").with(CURRENT, 1, "100.00").done());
        assertThat(on("2013-01-31")).as("due today").isEqualTo(aging("USD", "0.00").with(CURRENT, 1, "100.00").done());
        assertThat(on("2013-02-05")).isEqualTo(aging("USD", "0.00").with(CURRENT, 1, "200.00").with(DAYS_1_TO_30, 1, "100.00").done());
        assertThat(on("2013-02-09")).as("the day before the payment").isEqualTo(on("2013-02-05"));
        assertThat(on("2013-02-10")).as("part paid").isEqualTo(aging("USD", "0.00").with(CURRENT, 1, "200.00").with(DAYS_1_TO_30, 1, "40.00").done());
        assertThat(on("2013-02-20")).as("part credited").isEqualTo(aging("USD", "0.00").with(CURRENT, 1, "150.00").with(DAYS_1_TO_30, 1, "40.00").done());
        assertThat(on("2013-03-31")).as("59 and 28 days past due")
                .isEqualTo(aging("USD", "0.00").with(DAYS_1_TO_30, 1, "150.00").with(DAYS_31_TO_60, 1, "40.00").done());
        assertThat(on("2013-04-02")).as("overpaid by 60").isEqualTo(aging("USD", "60.00").done());
    }

    @Test
    void aReversalReopensFromItsOwnDateAndCreditLeftOnAccountIsUsedFromThenOn() {
        Account account = book("USD");
        ledger.bookReversal(account, "part", day("2013-04-10"), "returned", "test", "back");

        assertThat(entries.credit(account)).isEqualTo(money("0.00", "USD"));
        assertThat(on("2013-02-10")).as("what was paid then stays paid then")
                .isEqualTo(aging("USD", "0.00").with(CURRENT, 1, "200.00").with(DAYS_1_TO_30, 1, "40.00").done());
        assertThat(on("2013-04-09")).as("the credit is used by the reversal only, though it is older").isEqualTo(aging("USD", "60.00").done());
        assertThat(on("2013-04-10")).isEqualTo(aging("USD", "0.00").done());

        ledger.bookReversal(account, "rest", day("2013-04-20"), "returned", "test", "back too");

        assertThat(on("2013-04-19")).isEqualTo(aging("USD", "0.00").done());
        assertThat(on("2013-04-20")).as("79 and 48 days past due; the credit note stays")
                .isEqualTo(aging("USD", "0.00").with(DAYS_31_TO_60, 1, "150.00").with(DAYS_61_TO_90, 1, "100.00").done());
    }

    @Test
    void aReversalWithADateBeforeItsPaymentTakesNothingBackThatWasNotThere() {
        Account account = account("K1", "acme", "USD");
        invoice(account, "2013-01-01", "2013-01-31", "100.00");
        pay(account, "2013-02-10", "60.00", "p");
        ledger.bookReversal(account, "p", day("2013-02-05"), "returned", "test", "back");

        for (String some : List.of("2013-02-04", "2013-02-05", "2013-02-09", "2013-02-10")) {
            assertThat(on(some)).as(some).isEqualTo(aging("USD", "0.00").with(DAYS_1_TO_30, 1, "100.00").done());
        }
    }

    @Test
    void whatIsPaidBeforeItsInvoiceIsCreditUntilThen() {
        Account account = account("K1", "acme", "CHF");
        pay(account, "2013-01-05", "30.00", "early");
        invoice(account, "2013-02-01", "2013-03-01", "50.00");

        assertThat(on("2013-01-31")).isEqualTo(aging("CHF", "30.00").done());
        assertThat(on("2013-02-01")).isEqualTo(aging("CHF", "0.00").with(CURRENT, 1, "20.00").done());
    }

    @Test
    void theBucketsMeetWithoutGapOrOverlap() {
        Account account = account("K1", "acme", "GBP");
        String[] amounts = {"1.00", "2.00", "4.00", "8.00", "16.00", "32.00", "64.00", "128.00", "256.00"};
        int[] daysPastDue = {-1, 0, 1, 30, 31, 60, 61, 90, 91};
        for (int i = 0; i < amounts.length; i++) {
            invoice(account, "2012-06-01", day("2012-12-31").minusDays(daysPastDue[i]).toString(), amounts[i]);
        }

        assertThat(on("2012-12-31")).isEqualTo(aging("GBP", "0.00").with(CURRENT, 2, "3.00").with(DAYS_1_TO_30, 2, "12.00").with(DAYS_31_TO_60, 2, "48.00")
                .with(DAYS_61_TO_90, 2, "192.00").with(OVER_90, 1, "256.00").done());
        assertThat(on("2012-12-31").total()).isEqualTo(new Tally(9, money("511.00", "GBP")));
    }

    @Test
    void currenciesAreNeverAddedUpAndCreditorsOnlyWhereNobodyAsksForOne() {
        invoice(account("K1", "acme", "USD"), "2013-01-01", "2013-01-31", "100.00");
        invoice(account("K1", "acme", "EUR"), "2013-01-01", "2013-01-31", "10.00");
        invoice(account("K2", "bolt", "USD"), "2013-01-01", "2013-01-31", "7.00");
        pay(account("K2", "bolt", "USD"), "2013-01-10", "9.00", "over");

        assertThat(reports.aging(day("2013-01-31"), null)).containsExactly(aging("EUR", "0.00").with(CURRENT, 1, "10.00").done(),
                aging("USD", "2.00").with(CURRENT, 1, "100.00").done());
        assertThat(reports.aging(day("2013-01-31"), "acme")).containsExactly(aging("EUR", "0.00").with(CURRENT, 1, "10.00").done(),
                aging("USD", "0.00").with(CURRENT, 1, "100.00").done());
        assertThat(reports.aging(day("2013-01-31"), "bolt")).containsExactly(aging("USD", "2.00").done());
        assertThat(reports.collection(new Period(day("2013-01-01"), day("2013-01-31")), "bolt")).singleElement()
                .returns(money("7.00", "USD"), CollectionFigures::sales);
    }

    @Test
    void aPeriodIsComputedFromWhatWasOpenBeforeAndAfterAndWhatWasSold() {
        book("USD");
        invoice(account("K9", "acme", "EUR"), "2013-01-15", "2013-02-14", "80.00");

        List<CollectionFigures> figures = reports.collection(new Period(day("2013-02-01"), day("2013-03-31")), "acme");

        assertThat(figures).extracting(CollectionFigures::currency).containsExactly(Currency.getInstance("EUR"), Currency.getInstance("USD"));
        CollectionFigures usd = figures.get(1);
        assertThat(usd.beginning()).isEqualTo(money("100.00", "USD"));
        assertThat(usd.sales()).isEqualTo(money("200.00", "USD"));
        assertThat(usd.ending()).isEqualTo(money("190.00", "USD"));
        assertThat(usd.endingCurrent()).isEqualTo(money("0.00", "USD"));
        assertThat(usd.dso()).as("190 / 200 × 59").contains(new BigDecimal("56.1"));
        assertThat(usd.countBack().days()).as("31 + 190 / 200 × 28").contains(new BigDecimal("57.6"));
        assertThat(usd.cei()).as("110 / 300").contains(new BigDecimal("36.7"));
        CollectionFigures eur = figures.get(0);
        assertThat(eur.dso()).as("nothing sold in the period").isEmpty();
        assertThat(eur.countBack().days()).as("31 + 28 + 31, sold before the period").contains(new BigDecimal("90.0"));
        assertThat(eur.cei()).contains(new BigDecimal("0.0"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverIsBookedTotalLessCreditIsTheBalanceOfEveryDayAndTheLastDayIsWhatTheLedgerSays(long seed) {
        Random random = new Random(seed);
        Account account = account("K1", "acme", "USD");
        List<String> taken = new ArrayList<>();
        LocalDate start = day("2013-01-01");
        for (int i = 0; i < 60; i++) {
            LocalDate some = start.plusDays(random.nextInt(100));
            Money amount = money((1 + random.nextInt(20000)) / 100.0 + "", "USD");
            switch (random.nextInt(5)) {
                case 0, 1 -> invoice(account, some.toString(), some.plusDays(random.nextInt(40)).toString(), amount.amount().toPlainString());
                case 2, 3 -> pay(account, some.toString(), amount.amount().toPlainString(), "p" + i);
                default -> {
                    List<Entry> open = entries.ofAccount(account.id()).stream()
                            .filter(entry -> entry.kind().lowersBalance() && !taken.contains(entry.onceKey()) && !entry.valueDate().isAfter(some)).toList();
                    if (!open.isEmpty()) {
                        String key = open.get(random.nextInt(open.size())).onceKey();
                        taken.add(key);
                        ledger.bookReversal(account, key, some, "returned", "test", "r" + i);
                    }
                }
            }
        }

        for (int i = 0; i <= 101; i++) {
            LocalDate asOf = start.plusDays(i);
            Money balance = entries.ofAccount(account.id()).stream().filter(entry -> !entry.valueDate().isAfter(asOf)).map(Entry::amount)
                    .reduce(money("0.00", "USD"), Money::plus);
            Aging aging = reports.aging(asOf, null).stream().findFirst().orElse(Aging.nothing(account.currency()));
            assertThat(aging.total().open().minus(aging.credit())).as("balance on %s", asOf).isEqualTo(balance);
            assertThat(aging.credit().isNegative()).as("credit on %s is %s", asOf, aging.credit()).isFalse();
        }
        Aging last = on("2013-04-30");
        assertThat(last.total().open()).isEqualTo(accounts.openInvoices(account.id()).stream().map(Invoice::open).reduce(money("0.00", "USD"), Money::plus));
        assertThat(last.total().invoices()).isEqualTo(accounts.openInvoices(account.id()).size());
        assertThat(last.credit()).isEqualTo(entries.credit(account));
    }

    /** Two invoices, a part payment, a credit note, and on 1 April a payment that is 60 more than is open. */
    private Account book(String currency) {
        Account account = account("K1", "acme", currency);
        String first = invoice(account, "2013-01-01", "2013-01-31", "100.00");
        String second = invoice(account, "2013-02-01", "2013-03-03", "200.00");
        ledger.bookPayment(account, money("60.00", currency), day("2013-02-10"), first, null, "test", "part");
        ledger.bookCreditNote(account, second, money("50.00", currency), day("2013-02-20"), null, "test", "note");
        pay(account, "2013-04-01", "250.00", "rest");
        return account;
    }

    private Account account(String customer, String creditor, String currency) {
        creditors.save(new Creditor(creditor, creditor, new Address(null, null, null, "US"), null, null, null, null, ZoneId.of("America/New_York"), null));
        customers.save(new Customer(customer, customer, Customer.Kind.BUSINESS, null, new Address(null, null, null, "US"), null, null, Locale.ENGLISH,
                ZoneId.of("America/New_York"), null));
        return accounts.open(customer, creditor, Currency.getInstance(currency));
    }

    private String invoice(Account account, String issued, String due, String amount) {
        String number = "R" + ++keys;
        ledger.bookInvoice(account, number, day(issued), day(due), new Money(new BigDecimal(amount), account.currency()), null, "test");
        return number;
    }

    private void pay(Account account, String on, String amount, String key) {
        ledger.bookPayment(account, new Money(new BigDecimal(amount), account.currency()), day(on), null, null, "test", key);
    }

    private Aging on(String asOf) {
        List<Aging> all = reports.aging(day(asOf), null);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static Expected aging(String currency, String credit) {
        return new Expected(currency, credit, new EnumMap<>(AgingBucket.class));
    }

    private record Expected(String currency, String credit, Map<AgingBucket, Tally> buckets) {

        Expected with(AgingBucket bucket, int invoices, String open) {
            buckets.put(bucket, new Tally(invoices, money(open, currency)));
            return this;
        }

        Aging done() {
            return new Aging(Currency.getInstance(currency), buckets, Money.zero(Currency.getInstance(currency)), money(credit, currency));
        }
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private static Money money(String amount, String currency) {
        return Money.of(amount, currency);
    }
}
