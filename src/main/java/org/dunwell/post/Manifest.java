package org.dunwell.post;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.dunwell.message.Consignment;
import org.dunwell.message.PostFailed;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The list beside the letters for whoever prints and posts them: for each day on which they were written a file with one line a letter, however often it is
 * tried and by whichever node.
 */
@Component
class Manifest {

    static final List<String> COLUMNS = List.of("file", "message", "case", "customer", "name", "address", "country", "pages", "sheets", "handedOver");
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;

    Manifest(@Value("${dunwell.outbox:./outbox}") Path outbox) {
        this.folder = outbox.resolve("letters");
    }

    synchronized void list(Consignment letter, byte[] pdf) {
        Path file = folder.resolve("manifest-" + letter.writtenOn() + ".csv");
        try (FileChannel all = FileChannel.open(folder.resolve(".manifest.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock mine = all.lock()) {
            List<String> line = line(letter, pages(pdf));
            String listed = Files.exists(file) ? Files.readString(file) : csv(List.of(COLUMNS));
            boolean isWhole = Files.exists(file) && listed.endsWith("\n");
            if (isWhole && !listed.contains(letter.id())) {
                write(file, csv(List.of(line)), StandardOpenOption.APPEND);
            } else {
                replace(file, listed, letter.id(), line);
            }
        } catch (IOException e) {
            throw new PostFailed("The letter '" + letter.text().subject() + "' for case " + letter.caseNumber() + " could not be listed in " + file + ": " + e.getMessage()
                    + ". Make room or grant write access to the file, then retry", e);
        }
    }

    /** A line that a crash cut off is left out: the letter that it was for is handed over again. */
    private static void replace(Path file, String listed, String id, List<String> line) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> known = CsvReader.builder().ofCsvRecord(listed.substring(0, listed.lastIndexOf('\n') + 1))) {
            known.stream().map(CsvRecord::getFields).filter(fields -> !fields.get(1).equals(id)).forEach(lines::add);
        }
        lines.add(line);
        Path unfinished = file.resolveSibling("." + file.getFileName() + ".tmp");
        write(unfinished, csv(lines), StandardOpenOption.TRUNCATE_EXISTING);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<String> line(Consignment letter, int pages) {
        var address = letter.customer().address();
        return List.of(Outbox.fileName(letter) + ".pdf", letter.id(), letter.caseNumber(), safe(letter.customer().id()), safe(letter.customer().name()), safe(letter.recipient()),
                address.country(), String.valueOf(pages), String.valueOf((pages + 1) / 2), WHEN.format(letter.at()));
    }

    /** What a spreadsheet would take for a formula is text. */
    private static String safe(String value) {
        String plain = Values.plain(value);
        return !plain.isEmpty() && "=+-@".indexOf(plain.charAt(0)) >= 0 ? "'" + plain : plain;
    }

    private static String csv(List<List<String>> lines) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            lines.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private static void write(Path file, String text, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static int pages(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
