package org.dunwell.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.intake.FileRefused;
import org.dunwell.intake.Finding;

/**
 * Delimited text, read line by line in little memory. A broken line (a quote without its other half, too long, too few columns) is
 * told of and the reading goes on with the next line of the file.
 */
final class Table {

    private static final int LONGEST_FIELD = 10_000;
    private static final int LONGEST_LINE = 100_000;
    private static final int MOST_COLUMNS = 500;
    private static final int MOST_BROKEN = 50;
    private static final Pattern STARTS_AT = Pattern.compile("starting at line (\\d+)");

    private final TextFile file;
    private final char separator;
    private final List<String> headings;
    private final long headingLine;

    private Table(TextFile file, char separator, List<String> headings, long headingLine) {
        this.file = file;
        this.separator = separator;
        this.headings = headings;
        this.headingLine = headingLine;
    }

    record Row(long line, List<String> cells) {
    }

    /** @param declared the separator, or null to take it from the heading where only one is possible */
    static Table of(TextFile file, String declared) throws IOException {
        char separator = declared == null || declared.isEmpty() ? separatorOf(file) : declared(declared);
        try (Reader in = file.open(); CsvReader<CsvRecord> csv = reader(in, separator)) {
            for (CsvRecord heading : csv) {
                List<String> names = heading.getFields().stream().map(Cell::clean).toList();
                return new Table(file, separator, names, heading.getStartingLineNumber());
            }
        } catch (CsvParseException broken) {
            throw new FileRefused("The heading line cannot be read: " + plain(broken), "Check the file, its separator and its quotes");
        }
        throw new FileRefused("The file has no heading line", "Send a file with a heading line and at least one line below it");
    }

    List<String> headings() {
        return headings;
    }

    void read(Consumer<Row> rows, Consumer<Finding> broken) throws IOException {
        long line = headingLine + 1;
        for (int faults = 0; line > 0; faults++) {
            if (faults > MOST_BROKEN) {
                throw new FileRefused("More than " + MOST_BROKEN + " lines are broken", "Check the file, its separator and its quotes");
            }
            line = readFrom(line, rows, broken);
        }
    }

    /** @return the line to go on with after a broken one, or 0 at the end */
    private long readFrom(long firstLine, Consumer<Row> rows, Consumer<Finding> broken) throws IOException {
        long last = firstLine - 1;
        try (Reader in = skipTo(firstLine); CsvReader<CsvRecord> csv = reader(in, separator)) {
            for (CsvRecord record : csv) {
                long line = firstLine - 1 + record.getStartingLineNumber();
                List<String> cells = record.getFields();
                if (cells.size() > headings.size() && cells.subList(headings.size(), cells.size()).stream().allMatch(String::isBlank)) {
                    cells = cells.subList(0, headings.size());
                }
                if (cells.size() == headings.size()) {
                    rows.accept(new Row(line, cells));
                } else {
                    broken.accept(Finding.refused(line, null, null,
                            "The line has " + cells.size() + " columns, the heading has " + headings.size(),
                            "Check separators and quotes in this line"));
                    if (cells.stream().anyMatch(cell -> cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0)) {
                        return line + 1;
                    }
                }
                last = line;
            }
            return 0;
        } catch (CsvParseException fault) {
            Matcher at = STARTS_AT.matcher(String.valueOf(fault.getMessage()));
            long line = at.find() ? firstLine - 1 + Long.parseLong(at.group(1)) : last + 1;
            broken.accept(Finding.refused(line, null, null, plain(fault),
                    "Check the quotes in this line: inside a quoted field a quote is written twice"));
            return line + 1;
        }
    }

    private Reader skipTo(long line) throws IOException {
        PushbackReader in = new PushbackReader(file.open());
        long at = 1;
        while (at < line) {
            int read = in.read();
            if (read < 0) {
                break;
            }
            if (read == '\r') {
                int next = in.read();
                if (next >= 0 && next != '\n') {
                    in.unread(next);
                }
                at++;
            } else if (read == '\n') {
                at++;
            }
        }
        return in;
    }

    private static CsvReader<CsvRecord> reader(Reader in, char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(2 * LONGEST_LINE)
                .build(CsvRecordHandler.of(limits -> limits.maxFields(MOST_COLUMNS).maxFieldSize(LONGEST_FIELD)
                        .maxRecordSize(LONGEST_LINE)), in);
    }

    private static String plain(CsvParseException fault) {
        String message = String.valueOf(fault.getMessage());
        if (message.contains("Unclosed")) {
            return "A quote is opened and never closed";
        }
        if (message.contains("after closing quote")) {
            return "Something stands behind a closing quote";
        }
        if (message.contains("exceed") || message.contains("buffer")) {
            return "Longer than " + LONGEST_FIELD + " characters in a field, " + LONGEST_LINE + " in a line or " + MOST_COLUMNS
                    + " columns";
        }
        return message;
    }

    private static char declared(String separator) {
        String sign = separator.equals("\\t") || separator.equalsIgnoreCase("tab") ? "\t" : separator;
        if (sign.length() != 1 || sign.equals("\"") || sign.equals("\n") || sign.equals("\r")) {
            throw new FileRefused("'" + separator + "' is no separator", "Declare one sign, like , or ; or tab");
        }
        return sign.charAt(0);
    }

    private static char separatorOf(TextFile file) throws IOException {
        StringBuilder found = new StringBuilder();
        try (Reader in = file.open()) {
            boolean quoted = false;
            int read = in.read();
            for (int length = 0; read >= 0 && read != '\n' && read != '\r' && length < LONGEST_LINE; length++) {
                quoted ^= read == '"';
                if (!quoted && ",;\t|".indexOf(read) >= 0 && found.indexOf("" + (char) read) < 0) {
                    found.append((char) read);
                }
                read = in.read();
            }
        }
        if (found.length() > 1) {
            throw new FileRefused("The heading can be parted at several signs: " + found.toString().replace("\t", "tab"),
                    "Declare the separator");
        }
        return found.isEmpty() ? ',' : found.charAt(0);
    }
}
