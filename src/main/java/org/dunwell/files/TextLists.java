package org.dunwell.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dunwell.intake.FileRefused;
import org.dunwell.intake.Mapping;
import org.dunwell.intake.Report;

/** Tells a list of open items from a list of payments by what its columns are for. */
final class TextLists {

    private static final String SAY_IT = "Say what is in the file: open items or payments";

    private TextLists() {
    }

    /** Open items say when they are due, payments when they came. */
    static Report.Kind kindOf(Path path, Mapping mapping) throws IOException {
        if (mapping == null) {
            throw new FileRefused("The file is none of the kinds that say what they are (XML, MT940, BAI2)",
                    "If it is delimited text, send a mapping along or choose a saved one");
        }
        List<String> headings = Table.of(TextFile.of(path, mapping.encoding()), mapping.separator()).headings();
        boolean openItems = has(headings, mapping, "due");
        boolean payments = has(headings, mapping, "date");
        if (openItems == payments) {
            throw new FileRefused(openItems ? "The file has a due date and a date of payment: it may be open items or payments"
                    : "The file has neither a column for 'due' (open items) nor one for 'date' (payments); it has: " + String.join(", ", headings), SAY_IT);
        }
        return openItems ? Report.Kind.OPEN_ITEMS : Report.Kind.PAYMENTS;
    }

    private static boolean has(List<String> headings, Mapping mapping, String field) {
        String heading = mapping.columns().getOrDefault(field, field).strip();
        return mapping.defaults().containsKey(field) || headings.stream().anyMatch(heading::equalsIgnoreCase);
    }
}
