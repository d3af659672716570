package org.dunwell.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lays a message out as plain text, lines at most 76 wide where words allow. */
final class PlainText {

    private static final int WIDTH = 76;

    private PlainText() {
    }

    static String of(Sheet sheet) {
        List<String> parts = new ArrayList<>();
        parts.add(sheet.salutation());
        sheet.passages().forEach(passage -> parts.add(part(passage, sheet)));
        parts.add(sheet.label().get("closing") + "\n" + sheet.creditorName());
        parts.add("-- \n" + sheet.footer().stream().map(column -> String.join(" · ", column)).collect(Collectors.joining("\n"))
                + (sheet.caseNumber() == null ? "" : "\n" + sheet.label().get("caseNumber") + " " + sheet.caseNumber())
                + (sheet.wishes() == null ? "" : "\n" + wrap(sheet.label().get("wishesLink") + ":", "") + "\n" + sheet.wishes()));
        return String.join("\n\n", parts) + "\n";
    }

    private static String part(Passage passage, Sheet sheet) {
        return switch (passage.kind()) {
            case WORDS -> wrap(Span.plain(passage.words()), "");
            case POINTS -> passage.points().stream().map(point -> "- " + wrap(Span.plain(point), "  ")).collect(Collectors.joining("\n"));
            case INVOICES -> invoices(sheet);
            case INSTALMENTS -> table(withHead(sheet, sheet.instalments(), "instalment", "dueOn", "amount"));
            case PAYMENT -> lines(sheet.payment()) + (sheet.payLink() == null ? "" : (sheet.payment().isEmpty() ? "" : "\n\n")
                    + sheet.label().get("payOnline") + ":\n" + sheet.payLink());
            case UPCOMING -> table(withHead(sheet, sheet.upcoming(), "invoice", "dueOn", "open"));
            case CONTACT -> lines(sheet.contact());
            case EDUCATION -> education(sheet.education(), sheet.label().get("goodToKnow"));
        };
    }

    private static String education(Sheet.Article article, String head) {
        return Stream.of(head + ": " + article.title(), article.inShort(), article.link()).filter(Objects::nonNull)
                .map(part -> "  " + wrap(part, "  ")).collect(Collectors.joining("\n"));
    }

    private static String invoices(Sheet sheet) {
        List<List<String>> rows = withHead(sheet, sheet.invoices(), "invoice", "issuedOn", "dueOn", "open");
        rows.add(List.of(sheet.label().get("total"), "", "", sheet.total()));
        return table(rows);
    }

    private static List<List<String>> withHead(Sheet sheet, List<Sheet.Row> rows, String... head) {
        List<List<String>> all = new ArrayList<>();
        all.add(List.of(head).stream().map(sheet.label()::get).toList());
        rows.forEach(row -> all.add(row.cells()));
        return all;
    }

    /** The last column is set to the right, as amounts are. */
    private static String table(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = IntStream.range(0, columns).map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0)).toArray();
        return rows.stream()
                .map(row -> "  " + IntStream.range(0, columns)
                        .mapToObj(column -> column == columns - 1 ? pad(row.get(column), widths[column], true) : pad(row.get(column), widths[column], false))
                        .collect(Collectors.joining("  ")).stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    private static String lines(List<Sheet.Line> lines) {
        int width = lines.stream().mapToInt(line -> line.label().length()).max().orElse(0);
        return lines.stream().map(line -> "  " + pad(line.label() + ":", width + 1, false) + "  " + line.value()).collect(Collectors.joining("\n"));
    }

    private static String pad(String text, int width, boolean right) {
        String blanks = " ".repeat(Math.max(0, width - text.length()));
        return right ? blanks + text : text + blanks;
    }

    private static String wrap(String text, String indent) {
        StringBuilder wrapped = new StringBuilder();
        int line = indent.length();
        for (String word : text.split(" ")) {
            if (line > indent.length() && line + 1 + word.length() > WIDTH) {
                wrapped.append('\n').append(indent);
                line = indent.length();
            } else if (wrapped.length() > 0) {
                wrapped.append(' ');
                line++;
            }
            wrapped.append(word);
            line += word.length();
        }
        return wrapped.toString();
    }
}
