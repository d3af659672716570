package org.dunwell.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dunwell.files.Importing;
import org.dunwell.intake.Finding;
import org.dunwell.intake.Intake;
import org.dunwell.intake.Mapping;
import org.dunwell.intake.Mappings;
import org.dunwell.intake.Report;
import org.dunwell.intake.Reports;
import org.dunwell.storage.LedgerTables;
import org.dunwell.storage.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Files that are laid into the inbox at noon of 31 December 2012, on empty books. */
@SpringJUnitConfig({LedgerTables.OnH2.class, Importing.class})
class InboxTest {

    private static final String GOOD = "customer,invoice,issued,due,amount,currency\nK1,R1,2012-11-01,2012-12-01,100.00,USD\n";
    private static final String STAMPED = "list.20121231-120000.csv";

    @Autowired Intake intake;
    @Autowired Reports reports;
    @Autowired Mappings mappings;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    @TempDir Path root;
    private Path lists;
    private Inbox inbox;

    @BeforeEach
    void emptyBooksAndOneMapping() throws IOException {
        List.of("import_finding", "import_run", "allocation", "ledger_entry", "invoice", "account", "customer", "creditor", "trail", "file_mapping")
                .forEach(table -> jdbc.sql("delete from " + table).update());
        clock.setDay("2012-12-31");
        mappings.save("acme", mapping(null));
        lists = root.resolve("acme/open-items");
        inbox = new Inbox(root, mappings, intake, clock);
        inbox.look();
    }

    @Test
    void everySavedMappingGetsItsFolders() {
        assertThat(lists).isDirectory();
        assertThat(root.resolve("acme/payments")).isDirectory();
    }

    @Test
    void aGoodFileIsTakenAtTheSecondLookAndLiesInDoneWithItsReport() throws IOException {
        lay(lists.resolve("list.csv"), GOOD + "K1,R2,2012-11-01,2012-12-01,=1+1,USD\n");

        inbox.look();
        assertThat(invoices()).isEmpty();
        inbox.look();

        assertThat(invoices()).containsExactly("R1");
        assertThat(files(lists)).isEmpty();
        assertThat(files(lists.resolve("working"))).isEmpty();
        assertThat(files(lists.resolve("done"))).containsExactly(STAMPED, STAMPED + ".report.csv", STAMPED + ".report.txt");
        assertThat(read("done/" + STAMPED + ".report.csv")).startsWith("\uFEFFline,outcome,field,value,reason,mend").contains("3,refused,amount,'=1+1,");
        assertThat(read("done/" + STAMPED + ".report.txt")).startsWith("list.csv was taken in (import ")
                .contains("2 lines: 1 loaded, 0 unchanged, 1 refused, 0 not yet.");
        assertThat(reports.newest(0, 5)).singleElement().extracting(Report::fileName, Report::kind).containsExactly("list.csv", Report.Kind.OPEN_ITEMS);
    }

    @Test
    void paymentsHaveAFolderOfTheirOwn() throws IOException {
        twoLooks(lists.resolve("list.csv"), GOOD);
        twoLooks(root.resolve("acme/payments/paid.csv"), "customer,currency,amount,date,id\nK1,USD,40.00,2012-12-10,p1\n");

        assertThat(root.resolve("acme/payments/done/paid.20121231-120000.csv")).exists();
        assertThat(jdbc.sql("select open_amount from invoice").query(java.math.BigDecimal.class).single()).isEqualByComparingTo("60.00");
    }

    @Test
    void aFileThatGrowsIsLeftUntilItStops() throws IOException {
        Path file = lists.resolve("list.csv");
        lay(file, "customer,invoice,issued,due,amount,currency\n");
        inbox.look();
        Files.writeString(file, "K1,R1,2012-11-01,2012-12-01,100.00,USD\n", StandardOpenOption.APPEND);
        inbox.look();
        assertThat(file).exists();
        inbox.look();
        assertThat(file).doesNotExist();
        assertThat(invoices()).containsExactly("R1");
    }

    @ParameterizedTest
    @ValueSource(strings = {".list.csv", "list.csv.tmp", "list.csv.PART", "list.csv.filepart", "list.csv~"})
    void whatIsNotFinishedByItsNameIsLeft(String name) throws IOException {
        twoLooks(lists.resolve(name), GOOD);
        assertThat(lists.resolve(name)).exists();
        assertThat(reports.newest(0, 5)).isEmpty();
    }

    @Test
    void linksAreLeftWhetherToAFileOrToAFolder(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("list.csv"), GOOD);
        Files.createSymbolicLink(lists.resolve("link.csv"), secret);
        Files.createSymbolicLink(root.resolve("linked"), elsewhere);
        Files.createSymbolicLink(lists.resolve("working"), elsewhere);
        inbox.look();
        twoLooks(lists.resolve("list.csv"), GOOD);

        assertThat(secret).exists();
        assertThat(files(elsewhere)).containsExactly("list.csv");
        assertThat(lists.resolve("link.csv")).isSymbolicLink();
        assertThat(lists.resolve("list.csv")).exists();
        assertThat(reports.newest(0, 5)).isEmpty();
    }

    @Test
    void whatACrashLeftInWorkingIsTakenAgainWithoutHarm() throws IOException {
        twoLooks(lists.resolve("list.csv"), GOOD);
        Files.move(lists.resolve("done").resolve(STAMPED), lists.resolve("working").resolve(STAMPED));

        new Inbox(root, mappings, intake, clock).look();

        assertThat(lists.resolve("done").resolve(STAMPED)).exists();
        assertThat(read("done/" + STAMPED + ".report.txt")).contains("1 lines: 0 loaded, 1 unchanged");
        assertThat(invoices()).containsExactly("R1");
    }

    @Test
    void theSameFileAgainInTheSameSecondChangesNothingAndReplacesNothing() throws IOException {
        twoLooks(lists.resolve("list.csv"), GOOD);
        twoLooks(lists.resolve("list.csv"), GOOD);

        assertThat(invoices()).containsExactly("R1");
        assertThat(files(lists.resolve("done"))).contains(STAMPED, "list.20121231-120000-2.csv");
        assertThat(reports.newest(0, 5)).extracting(one -> one.counts().loaded()).containsExactly(0, 1);
    }

    @Test
    void aFileOfWhichNothingCanBeTakenIsRefusedWithItsReport() throws IOException {
        twoLooks(lists.resolve("list.csv"), GOOD.replace("100.00", "much"));

        assertThat(files(lists.resolve("refused"))).containsExactly(STAMPED, STAMPED + ".report.csv", STAMPED + ".report.txt");
        assertThat(read("refused/" + STAMPED + ".report.csv")).contains("2,refused,amount,much,");
        assertThat(read("refused/" + STAMPED + ".report.txt")).startsWith("list.csv was refused: nothing of it was booked (import ");
    }

    @Test
    void aFileThatCannotBeReadAsDeclaredIsRefusedAndSaysWhy() throws IOException {
        mappings.save("odd", mapping("klingon"));
        inbox.look();
        twoLooks(root.resolve("odd/open-items/list.csv"), GOOD);
        assertThat(Files.readString(root.resolve("odd/open-items/refused").resolve(STAMPED + ".report.csv")))
                .contains(",refused,,,No encoding is called 'klingon',");

        Files.write(lists.resolve("list.csv"), GOOD.getBytes(StandardCharsets.UTF_16LE));
        inbox.look();
        inbox.look();
        assertThat(lists.resolve("refused").resolve(STAMPED)).exists();
    }

    @Test
    void aFolderThatIsNoMappingOrNoKindRefusesItsFilesAndSaysWhatToDo() throws IOException {
        twoLooks(root.resolve("acne/open-items/list.csv"), GOOD);
        twoLooks(root.resolve("acme/invoices/list.csv"), GOOD);
        twoLooks(root.resolve("list.csv"), GOOD);

        assertThat(Files.readString(root.resolve("acne/open-items/refused").resolve(STAMPED + ".report.txt")))
                .contains("There is no mapping 'acne'", "What to do: Save it (PUT /api/mappings/acne)", "one of: acme");
        assertThat(Files.readString(root.resolve("acme/invoices/refused").resolve(STAMPED + ".report.txt"))).contains("Lay it into <mapping>/open-items");
        assertThat(root.resolve("refused").resolve(STAMPED)).exists();
        assertThat(invoices()).isEmpty();
    }

    @Test
    void whileAnotherNodeLooksNothingIsTaken() throws IOException {
        lay(lists.resolve("list.csv"), GOOD);
        inbox.look();
        try (FileChannel channel = FileChannel.open(root.resolve(".lock"), StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            inbox.look();
            assertThat(lists.resolve("list.csv")).exists();
        }
        inbox.look();
        assertThat(invoices()).containsExactly("R1");
    }

    @Test
    void aFaultOnOurSideIsTriedAgainEachTimeLaterAndGivenUpInTheEnd() throws IOException {
        Faulty faulty = new Faulty(intake);
        inbox = new Inbox(root, mappings, faulty, clock);
        twoLooks(lists.resolve("list.csv"), GOOD);
        assertThat(files(lists.resolve("working"))).containsExactly(STAMPED);
        for (int look = 0; look < 7; look++) {
            inbox.look();
        }
        assertThat(faulty.tries).isEqualTo(4);
        for (int look = 0; look < 1100; look++) {
            inbox.look();
        }
        assertThat(faulty.tries).isEqualTo(10);
        assertThat(read("refused/" + STAMPED + ".report.txt")).contains("a fault on our side, 10 times");
    }

    private void twoLooks(Path file, String content) throws IOException {
        lay(file, content);
        inbox.look();
        inbox.look();
    }

    private static void lay(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private String read(String file) throws IOException {
        return Files.readString(lists.resolve(file));
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile).filter(one -> !Files.isSymbolicLink(one)).map(one -> one.getFileName().toString()).sorted().toList();
        }
    }

    private List<String> invoices() {
        return jdbc.sql("select number from invoice order by number").query(String.class).list();
    }

    private static Mapping mapping(String encoding) {
        return new Mapping(new Mapping.CreditorData("acme", "Acme", null, null, null, "US", null, null, null, null, "America/New_York", null), encoding, ",",
                Mapping.DateOrder.YMD, ".", Map.of(), Map.of(), List.of());
    }

    /** The books cannot be reached. */
    private static final class Faulty implements Intake {

        private final Intake reporting;
        private int tries;

        private Faulty(Intake reporting) {
            this.reporting = reporting;
        }

        @Override
        public long stage(Report.Kind kind, String fileName, Path file, Mapping mapping) {
            tries++;
            throw new IllegalStateException("no database");
        }

        @Override
        public Report run(long importId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void sayWhatRuns() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void writeFindings(long importId, Writer to) throws IOException {
            reporting.writeFindings(importId, to);
        }

        @Override
        public void writeFinding(Finding finding, Writer to) throws IOException {
            reporting.writeFinding(finding, to);
        }
    }
}
