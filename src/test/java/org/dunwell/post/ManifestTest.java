package org.dunwell.post;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.dunwell.customer.Address;
import org.dunwell.customer.Customer;
import org.dunwell.message.Channel;
import org.dunwell.message.Consignment;
import org.dunwell.message.MessageText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {

    private static final byte[] TWO_PAGES = new LetterPaper(Samples.FONTS).print("<html><body><p>a</p><p style='page-break-before: always'>b</p></body></html>");

    @TempDir
    Path outbox;

    @BeforeEach
    void folder() throws IOException {
        Files.createDirectories(outbox.resolve("letters"));
    }

    @Test
    void everyLetterIsListedOnceHoweverOftenItIsTriedAndByWhichNode() throws IOException {
        new Manifest(outbox).list(letter("m-1", "Müller"), TWO_PAGES);
        new Manifest(outbox).list(letter("m-2", "Meier"), TWO_PAGES);
        new Manifest(outbox).list(letter("m-1", "Müller"), TWO_PAGES);

        assertThat(lines()).hasSize(3);
        assertThat(lines().get(0)).isEqualTo(Manifest.COLUMNS);
        assertThat(lines()).filteredOn(line -> line.get(1).equals("m-1")).singleElement().satisfies(line -> assertThat(line).containsExactly(
                "2026-03-12-C-2026-000417-friendlyReminder-m-1.pdf", "m-1", "C-2026-000417", "K-1", "Müller", "Müller, Große Straße 5, 24937 Flensburg, DE", "DE", "2", "1",
                "2026-03-12T08:00:00Z"));
    }

    @Test
    void aLetterPrintedAnewForAnotherAddressTakesItsOwnLinesPlace() throws IOException {
        new Manifest(outbox).list(letter("m-1", "Müller"), TWO_PAGES);
        new Manifest(outbox).list(letter("m-1", "Müller & Söhne"), TWO_PAGES);

        assertThat(lines()).hasSize(2);
        assertThat(lines().get(1).get(4)).isEqualTo("Müller & Söhne");
    }

    @Test
    void aLineThatACrashCutOffIsWrittenAnew() throws IOException {
        new Manifest(outbox).list(letter("m-1", "Müller"), TWO_PAGES);
        Files.writeString(manifest(), "2026-03-12-C-2026-000417-friendlyReminder-m-2.pdf,m-2,C-20", StandardOpenOption.APPEND);

        new Manifest(outbox).list(letter("m-2", "Meier"), TWO_PAGES);

        assertThat(lines()).extracting(line -> line.get(1)).containsExactly("message", "m-1", "m-2");
    }

    @Test
    void noNameBreaksALineOrBecomesAFormula() throws IOException {
        new Manifest(outbox).list(letter("m-1", "=HYPERLINK(\"http://x\"),\r\nBoss; \"O'Neil\""), TWO_PAGES);

        assertThat(Files.readAllLines(manifest())).hasSize(2);
        assertThat(lines().get(1).get(4)).isEqualTo("'=HYPERLINK(\"http://x\"), Boss; \"O'Neil\"");
    }

    @Test
    void manyAtOnceLoseNoLine() throws IOException {
        Manifest manifest = new Manifest(outbox);
        IntStream.range(0, 60).parallel().forEach(number -> manifest.list(letter("m-" + number, "Müller"), TWO_PAGES));

        assertThat(lines()).hasSize(61).doesNotHaveDuplicates();
    }

    private Path manifest() {
        return outbox.resolve("letters/manifest-2026-03-12.csv");
    }

    private List<List<String>> lines() throws IOException {
        try (CsvReader<CsvRecord> lines = CsvReader.builder().ofCsvRecord(manifest())) {
            return lines.stream().map(CsvRecord::getFields).toList();
        }
    }

    private static Consignment letter(String id, String name) {
        Customer customer = new Customer("K-1", name, Customer.Kind.BUSINESS, null, new Address("Große Straße 5", "24937", "Flensburg", "DE"), null, null, Locale.GERMAN,
                Samples.MUELLER.zone(), null);
        return Samples.consignment(id, Channel.LETTER, customer, new MessageText("x", "de", "Betreff", "text", "<p/>", "0", null));
    }
}
