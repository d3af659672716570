package org.dunwell.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.dunwell.customer.Address;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Creditors;
import org.dunwell.intake.Intake;
import org.dunwell.intake.Mapping;
import org.dunwell.intake.Report;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.dunwell.storage.LedgerTables;
import org.dunwell.storage.TestClock;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever ledger is written into files, in whatever order of lines and date order, the books are what a second, simpler reckoning says. */
class FilesPropertiesTest {

    private static final LocalDate FIRST = LocalDate.parse("2012-01-01");
    private static final List<String> CURRENCIES = List.of("EUR", "USD", "JPY", "KWD");

    private static AnnotationConfigApplicationContext books;
    private static int ledgers;

    /** {@code units} are in the smallest unit of the currency; payments of nothing named go to what is oldest. */
    record Line(int customer, int currency, int units, int day, int paid, int credited, boolean isReturned) {

        String account() {
            return "C" + customer + " " + CURRENCIES.get(currency);
        }

        BigDecimal amount(int some) {
            return BigDecimal.valueOf(some, Currency.getInstance(CURRENCIES.get(currency)).getDefaultFractionDigits());
        }
    }

    @BeforeContainer
    static void open() {
        books = new AnnotationConfigApplicationContext();
        books.register(LedgerTables.OnH2.class, Importing.class);
        books.refresh();
        books.getBean(TestClock.class).setDay("2013-12-31");
    }

    @AfterContainer
    static void close() {
        books.close();
    }

    @Provide
    Arbitrary<Line> line() {
        return Combinators.combine(Arbitraries.integers().between(1, 4), Arbitraries.integers().between(0, CURRENCIES.size() - 1),
                Arbitraries.integers().between(1, 5_000_000), Arbitraries.integers().between(0, 365), Arbitraries.integers().between(0, 6_000_000),
                Arbitraries.integers().between(0, 900_000), Arbitraries.of(true, false, false)).as(Line::new);
    }

    @Property(tries = 30, shrinking = ShrinkingMode.BOUNDED)
    void theBooksAreWhatASecondReckoningSays(@ForAll @Size(min = 1, max = 30) List<@From("line") Line> ledger, @ForAll Random random) throws IOException {
        Map<String, BigDecimal> reckoned = reckoned(ledger);
        Map<String, BigDecimal> monthFirst = load(ledger, "MDY", "MM/dd/yyyy", random);
        Map<String, BigDecimal> dayFirst = load(ledger, "DMY", "d.M.yyyy", random);
        assertThat(monthFirst).isEqualTo(reckoned);
        assertThat(dayFirst).isEqualTo(reckoned);
    }

    /** Invoices less payments that stand and credit notes, by nothing but addition. */
    private static Map<String, BigDecimal> reckoned(List<Line> ledger) {
        Map<String, BigDecimal> balances = new TreeMap<>();
        for (Line line : ledger) {
            int balance = line.units - (line.isReturned ? 0 : line.paid) - line.credited;
            balances.merge(line.account(), line.amount(balance), BigDecimal::add);
        }
        return balances;
    }

    private static Map<String, BigDecimal> load(List<Line> ledger, String order, String pattern, Random random) throws IOException {
        String creditor = "acme-" + ++ledgers;
        books.getBean(Creditors.class).save(new Creditor(creditor, creditor, new Address(null, null, null, "US"), null, null, null, null,
                ZoneId.of("America/New_York"), null));
        Mapping mapping = ImportCase.mapping("{\"creditor\": {\"id\": \"" + creditor + "\", \"name\": \"" + creditor + "\", \"country\": \"US\"}, \"separator\": \";\", \"dateOrder\": \""
                + order + "\", \"decimalSign\": \",\"}");
        DateTimeFormatter day = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        List<String> items = new ArrayList<>();
        List<String> payments = new ArrayList<>();
        for (int number = 0; number < ledger.size(); number++) {
            Line line = ledger.get(number);
            String who = "C" + line.customer + ";" + CURRENCIES.get(line.currency) + ";";
            LocalDate issued = FIRST.plusDays(line.day);
            items.add(who + "R" + number + ";" + day.format(issued) + ";" + day.format(issued.plusDays(30)) + ";" + comma(line.amount(line.units)));
            if (line.paid > 0) {
                payments.add(who + (line.paid % 2 == 0 ? "R" + number : "") + ";" + day.format(issued.plusDays(line.paid % 90)) + ";" + comma(line.amount(line.paid)) + ";"
                        + creditor + "/p" + number);
            }
        }
        Collections.shuffle(items, random);
        Collections.shuffle(payments, random);
        for (int round = 0; round < 2; round++) {
            take(Report.Kind.OPEN_ITEMS, mapping, "customer;currency;invoice;issued;due;amount", items, round);
            take(Report.Kind.PAYMENTS, mapping, "customer;currency;invoice;date;amount;id", payments, round);
        }
        adjust(ledger, creditor);
        return balances(creditor);
    }

    private static void adjust(List<Line> ledger, String creditor) {
        for (int number = 0; number < ledger.size(); number++) {
            Line line = ledger.get(number);
            var account = books.getBean(Accounts.class).find("C" + line.customer, creditor, Currency.getInstance(CURRENCIES.get(line.currency))).orElseThrow();
            Ledger ledgerBook = books.getBean(Ledger.class);
            if (line.isReturned && line.paid > 0) {
                String key = books.getBean(JdbcClient.class).sql("select once_key from ledger_entry where account_id = :account and kind = 'payment' and once_key like :key")
                        .param("account", account.id()).param("key", "%" + creditor + "/p" + number).query(String.class).single();
                assertThat(ledgerBook.bookReversal(account, key, FIRST.plusYears(1), "returned", "test", key + "/back")).isTrue();
            }
            if (line.credited > 0) {
                ledgerBook.bookCreditNote(account, "R" + number, new Money(line.amount(line.credited), account.currency()), FIRST, null, "test",
                        creditor + "/c" + number);
            }
        }
    }

    private static void take(Report.Kind kind, Mapping mapping, String heading, List<String> lines, int round) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        Path file = Files.createTempFile("ledger", ".csv");
        try {
            Files.writeString(file, heading + "\n" + String.join("\n", lines) + "\n");
            Report report = books.getBean(Intake.class).takeIn(kind, file, "ledger.csv", mapping);
            assertThat(report.refusal()).isNull();
            assertThat(round == 0 ? report.counts().loaded() : report.counts().unchanged()).as("%s", report).isEqualTo(lines.size());
        } finally {
            Files.delete(file);
        }
    }

    private static String comma(BigDecimal amount) {
        return amount.toPlainString().replace('.', ',');
    }

    /** From the invoices' rests and the free credit, not from the sum of the entries. */
    private static Map<String, BigDecimal> balances(String creditor) {
        return books.getBean(JdbcClient.class).sql("""
                select a.customer_id, a.currency,
                  (select coalesce(sum(i.open_amount), 0) from invoice i where i.account_id = a.account_id) as open,
                  (select coalesce(sum(e.amount), 0) from ledger_entry e where e.account_id = a.account_id) as balance
                from account a where a.creditor_id = :creditor""").param("creditor", creditor).query((row, number) -> {
                    int decimals = Currency.getInstance(row.getString("currency")).getDefaultFractionDigits();
                    BigDecimal balance = row.getBigDecimal("balance");
                    assertThat(row.getBigDecimal("open")).as("what is open, unless there is credit").isEqualByComparingTo(balance.max(BigDecimal.ZERO));
                    return Map.entry(row.getString("customer_id") + " " + row.getString("currency"), balance.setScale(decimals));
                }).list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, BigDecimal::add, TreeMap::new));
    }
}
