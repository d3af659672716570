package org.dunwell.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import javax.sql.DataSource;
import org.dunwell.bank.BankEntries;
import org.dunwell.bank.MatchPayments;
import org.dunwell.bank.Matcher;
import org.dunwell.bank.Receipt;
import org.dunwell.intake.Intake;
import org.dunwell.intake.Mapping;
import org.dunwell.intake.Report;
import org.dunwell.policy.Policies;
import org.dunwell.storage.LedgerTables;
import org.dunwell.storage.ShippedTables;
import org.dunwell.storage.TestClock;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** {@code mvn -Pbenchmark test}: records a second of each format, from the file to the books, and the highest heap in use after a collection. */
class ImportBenchmark {

    private static final int LINES = Integer.getInteger("lines", 100_000);
    private static final int A_CUSTOMER = 10;
    private static final int INVOICE_FILES = Math.max(1, LINES / 100);
    private static final int MATCHED = Math.max(1, LINES / 10);
    private static final List<String> TABLE = new ArrayList<>(List.of(
            "| database | format | records | file, MB | records a second | heap in use at most, MB |", "|---|---|---:|---:|---:|---:|"));
    private static final AtomicLong LIVE = new AtomicLong();

    @TempDir
    private Path folder;
    private Intake intake;

    /** The ledger, the files that come into it, and matching by the shipped table. */
    @TestConfiguration(proxyBeanMethods = false)
    @Import({Matcher.class, MatchPayments.class})
    static class Tables extends LedgerTables {

        @Bean
        Policies policies() {
            return new ShippedTables();
        }
    }

    @BeforeAll
    static void watchTheHeap() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector).addNotificationListener((told, nothing) -> {
                long used = GarbageCollectionNotificationInfo.from((CompositeData) told.getUserData()).getGcInfo().getMemoryUsageAfterGc().entrySet()
                        .stream().filter(pool -> pool.getKey().matches(".*(Eden|Survivor|Old|Tenured).*")).mapToLong(pool -> pool.getValue().getUsed()).sum();
                LIVE.accumulateAndGet(used, Math::max);
            }, null, null);
        }
    }

    @AfterAll
    static void tell() throws IOException {
        TABLE.forEach(System.out::println);
        Files.write(Path.of("target/benchmark-imports.md"), TABLE);
    }

    @Test
    void onH2() throws IOException {
        measure("H2 (file)", "jdbc:h2:file:" + folder.resolve("books"), "dunwell");
    }

    @Test
    void onPostgres() throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            measure("PostgreSQL", server.getJdbcUrl("postgres", "postgres"), "postgres");
        }
    }

    private void measure(String name, String url, String user) throws IOException {
        try (HikariDataSource database = new HikariDataSource(); AnnotationConfigApplicationContext books = new AnnotationConfigApplicationContext()) {
            database.setJdbcUrl(url);
            database.setUsername(user);
            database.setPassword(user);
            Flyway.configure().dataSource(database).load().migrate();
            books.registerBean(DataSource.class, () -> database);
            books.register(Tables.class, Importing.class);
            books.refresh();
            books.getBean(TestClock.class).setDay("2012-12-31");
            intake = books.getBean(Intake.class);

            Mapping acme = ImportCase.mapping(ImportCase.ACME);
            time(name, "open items CSV", acme, Report.Kind.OPEN_ITEMS, List.of(openItems("R", LINES)), LINES);
            time(name, "payments CSV", acme, Report.Kind.PAYMENTS, List.of(payments()), LINES);
            time(name, "camt.053", null, Report.Kind.UNRECOGNISED, List.of(camt("EUR", "R", LINES)), LINES);
            time(name, "MT940", null, Report.Kind.UNRECOGNISED, List.of(mt940()), LINES);
            time(name, "BAI2", null, Report.Kind.UNRECOGNISED, List.of(bai2()), LINES);
            time(name, "UBL invoice, one a file", null, Report.Kind.UNRECOGNISED, ubl(), INVOICE_FILES);
            intake.takeIn(Report.Kind.OPEN_ITEMS, openItems("S", MATCHED), "more items", acme);
            intake.takeIn(Report.Kind.UNRECOGNISED, camt("USD", "S", MATCHED), "more payments", null);
            match(name, books);
        }
    }

    private void time(String database, String format, Mapping mapping, Report.Kind kind, List<Path> files, int records) throws IOException {
        System.gc();
        LIVE.set(0);
        long bytes = 0;
        int loaded = 0;
        Instant start = Instant.now();
        for (Path file : files) {
            Report report = intake.takeIn(kind, file, file.getFileName().toString(), mapping);
            assertThat(report.refusal()).as(format).isNull();
            loaded += report.counts().loaded();
        }
        Duration took = Duration.between(start, Instant.now());
        System.gc();
        assertThat(loaded).as(format).isEqualTo(records);
        for (Path file : files) {
            bytes += Files.size(file);
            Files.delete(file);
        }
        row(database, format, records, bytes, took);
    }

    /** Each in a transaction of its own, as the application does it. */
    private static void match(String database, AnnotationConfigApplicationContext books) {
        BankEntries entries = books.getBean(BankEntries.class);
        MatchPayments payments = books.getBean(MatchPayments.class);
        List<Receipt> taken = entries.list(Receipt.State.TAKEN, 0, MATCHED);
        System.gc();
        LIVE.set(0);
        Instant start = Instant.now();
        taken.forEach(one -> payments.match(one.id()));
        Duration took = Duration.between(start, Instant.now());
        System.gc();
        assertThat(taken).hasSize(MATCHED).allSatisfy(one -> assertThat(entries.find(one.id()).orElseThrow()).extracting(Receipt::state, Receipt::why)
                .first().isEqualTo(Receipt.State.BOOKED));
        row(database, "payments matched and booked", MATCHED, 0, took);
    }

    private static void row(String database, String format, int records, long bytes, Duration took) {
        TABLE.add(String.format(Locale.ROOT, "| %s | %s | %,d | %.1f | %,d | %d |", database, format, records, bytes / 1e6,
                Math.round(records / (took.toMillis() / 1000.0)), LIVE.get() >> 20));
    }

    private interface Content {
        void write(Writer to) throws IOException;
    }

    private Path file(String name, Content content) throws IOException {
        Path file = folder.resolve(name);
        try (Writer to = Files.newBufferedWriter(file)) {
            content.write(to);
        }
        return file;
    }

    private Path openItems(String letter, int lines) throws IOException {
        return file("items.csv", to -> {
            to.write("customer,customerName,email,invoice,issued,due,amount,currency\n");
            for (int line = 1; line <= lines; line++) {
                to.write("K" + line / A_CUSTOMER + "," + customerName(line) + ",k" + line / A_CUSTOMER + "@example.com," + letter + number(line) + ",2012-11-01,2012-12-01," + amount(letter) + ",USD\n");
            }
        });
    }

    /** Names that are not alike. */
    private static String customerName(int line) {
        return Long.toString(line / A_CUSTOMER * 2_654_435_761L + 1_000_000_007L, 36);
    }

    /** Short numbers alone are never sure enough. */
    private static int number(int line) {
        return 1_000_000 + line;
    }

    /** A payment of the same amount, told by somebody else at that time, may be the same. */
    private static String amount(String letter) {
        return letter.equals("R") ? "12.50" : "13.70";
    }

    private Path payments() throws IOException {
        return file("payments.csv", to -> {
            to.write("customer,currency,amount,date,invoice,id\n");
            for (int line = 1; line <= LINES; line++) {
                to.write("K" + line / A_CUSTOMER + ",USD,12.50,2012-12-10,R" + number(line) + ",p" + line + "\n");
            }
        });
    }

    private Path camt(String currency, String letter, int lines) throws IOException {
        return file("camt.xml", to -> {
            to.write("<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'><BkToCstmrStmt><GrpHdr/><Stmt><Acct><Id><IBAN>DE02120300000000202051</IBAN></Id></Acct>");
            for (int line = 1; line <= lines; line++) {
                to.write("<Ntry><Amt Ccy='" + currency + "'>" + amount(letter) + "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2012-12-10</Dt></BookgDt><ValDt><Dt>2012-12-10</Dt></ValDt>"
                        + "<AcctSvcrRef>" + letter + line + "</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>E" + letter + line + "</EndToEndId></Refs><RltdPties><Dbtr><Pty><Nm>"
                        + customerName(line) + "</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>Invoice " + letter + number(line) + "</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n");
            }
            to.write("</Stmt></BkToCstmrStmt></Document>");
        });
    }

    private Path mt940() throws IOException {
        return file("mt940.sta", to -> {
            to.write(":20:STARTUMS\n:25:12030000/0001234567\n:28C:1/1\n:60F:C121230EUR0,00\n");
            for (int line = 1; line <= LINES; line++) {
                to.write(":61:1212101210CR1,00NTRFNONREF//B" + line + "\n:86:166?00GUTSCHRIFT?20EREF+E" + line + "?21SVWZ+Rechnung R" + line + "?32Customer " + line + "\n");
            }
            to.write(":62F:C121231EUR" + LINES + ",00\n-\n");
        });
    }

    private Path bai2() throws IOException {
        long total = 100L * LINES;
        return file("bai2.txt", to -> {
            to.write("01,BANK,US,121210,0700,1,80,,2/\n02,US,BANK,1,121210,,USD,2/\n03,123456,,015,0,,/\n");
            for (int line = 1; line <= LINES; line++) {
                to.write("16,165,100,Z,B" + line + ",C" + line + ",PAYMENT OF R" + line + "\n");
            }
            to.write("49," + total + "," + (LINES + 2) + "/\n98," + total + ",1," + (LINES + 4) + "/\n99," + total + ",1," + (LINES + 6) + "/\n");
        });
    }

    private List<Path> ubl() throws IOException {
        String invoice = Files.readString(Path.of("src/test/resources/invoices/invoice-ubl.xml"));
        List<Path> files = new ArrayList<>();
        for (int one = 1; one <= INVOICE_FILES; one++) {
            String number = "U-" + one;
            files.add(file(number + ".xml", to -> to.write(invoice.replace("R-100", number))));
        }
        return files;
    }
}
