package org.dunwell.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.dunwell.intake.FileRefused;
import org.dunwell.intake.Finding;
import org.dunwell.intake.Mapping;
import org.dunwell.intake.Tally;

/** Delimited text that was surveyed to its end, and how it is to be read. */
record Sheet(Table table, Columns columns, Survey.Result how) {

    static Sheet of(Path path, Mapping mapping, List<String> fields, List<String> needed, List<String> dates, Run run) throws IOException {
        if (mapping == null) {
            throw new FileRefused("Nothing says how to read this file: it is delimited text", "Send a mapping along, or choose a saved one");
        }
        TextFile file = TextFile.of(path, mapping.encoding());
        Table table = Table.of(file, mapping.separator());
        if (table.headings().stream().anyMatch(Cell::isDamaged)) {
            throw new FileRefused("The heading holds characters that no text has", "Declare the encoding, or save the file as UTF-8");
        }
        Columns columns = new Columns(table.headings(), mapping, fields, needed);
        Survey.Result how = Survey.of(table, mapping, columns, dates, "amount");
        run.records(how.lines());
        if (file.guessed()) {
            run.say(Finding.notice(0, null, null, "The file is no UTF-8 and was read as Windows-1252", "Declare the encoding"));
        }
        columns.notices().forEach(run::say);
        how.notices().forEach(run::say);
        return new Sheet(table, columns, how);
    }

    /** @param understand gives null for a line with refusals */
    <T> void book(Run run, Function<Line, T> understand, Function<List<T>, Tally> book) throws IOException {
        Chunk<T> chunk = new Chunk<>(run, book);
        table.read(row -> {
            Line line = new Line(row, columns, how);
            T item = understand.apply(line);
            if (item == null) {
                chunk.refuse(line.refusals());
            } else {
                chunk.add(item, line.number(), line.notices());
            }
        }, broken -> chunk.refuse(List.of(broken)));
        chunk.book();
    }
}
