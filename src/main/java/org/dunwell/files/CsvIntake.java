package org.dunwell.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.dunwell.customer.Creditor;
import org.dunwell.intake.BookOpenItems;
import org.dunwell.intake.BookPayments;
import org.dunwell.intake.FileRefused;
import org.dunwell.intake.Finding;
import org.dunwell.intake.Intake;
import org.dunwell.intake.Mapping;
import org.dunwell.intake.OpenItem;
import org.dunwell.intake.PaymentItem;
import org.dunwell.intake.Report;
import org.dunwell.intake.Reports;
import org.dunwell.intake.Tally;
import org.dunwell.ledger.HouseCurrency;
import org.dunwell.ledger.ItemsLoaded;
import org.dunwell.trail.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes in delimited text: surveyed to its end, then booked some hundred lines at a time, in little memory. */
@Component
class CsvIntake implements Intake {

    private static final int PAGE = 500;

    private final FileCreditors creditors;
    private final BookOpenItems openItems;
    private final BookPayments payments;
    private final Reports reports;
    private final HouseCurrency houseCurrency;
    private final ApplicationEventPublisher events;
    private final Actor actor;
    private final Clock clock;

    CsvIntake(FileCreditors creditors, BookOpenItems openItems, BookPayments payments, Reports reports, HouseCurrency houseCurrency,
              ApplicationEventPublisher events, Actor actor, Clock clock) {
        this.creditors = creditors;
        this.openItems = openItems;
        this.payments = payments;
        this.reports = reports;
        this.houseCurrency = houseCurrency;
        this.events = events;
        this.actor = actor;
        this.clock = clock;
    }

    @Override
    public long begin(Report.Kind kind, String fileName) {
        return reports.begin(kind, fileName, actor.name(), clock.instant());
    }

    @Override
    public Report takeIn(long importId, Path file, Mapping mapping) {
        boolean isPayments = reports.find(importId).orElseThrow().kind() == Report.Kind.PAYMENTS;
        return report(importId, run -> {
            if (isPayments) {
                payments(file, mapping, run);
            } else {
                openItems(file, mapping, run);
            }
        });
    }

    private void openItems(Path file, Mapping mapping, Run run) throws IOException {
        Sheet sheet = sheet(file, mapping, OpenItemLines.FIELDS, OpenItemLines.NEEDED, OpenItemLines.DATES, run);
        Creditor creditor = creditors.of(mapping);
        OpenItemLines lines = new OpenItemLines(creditor);
        Set<Currency> currencies = new HashSet<>();
        book(sheet, run, line -> {
            OpenItem item = lines.read(line);
            if (item != null && currencies.add(item.amount().currency()) && !houseCurrency.knows(item.amount().currency())) {
                line.notice("currency", item.amount().currency().getCurrencyCode(), "There is no exchange rate for it: it is booked, "
                        + "but cases in it cannot be ranked or decided", "Add a rate to the file of rates (dunwell.rates.file)");
            }
            return item;
        }, items -> openItems.book(creditor, items));
    }

    private void payments(Path file, Mapping mapping, Run run) throws IOException {
        Sheet sheet = sheet(file, mapping, PaymentLines.FIELDS, PaymentLines.NEEDED, PaymentLines.DATES, run);
        PaymentLines lines = new PaymentLines(mapping.creditor() == null ? null : mapping.creditor().id());
        book(sheet, run, lines::read, items -> payments.book(items, "payment file"));
    }

    @Override
    public void writeFindings(long importId, Writer to) throws IOException {
        CsvWriter csv = headed(to);
        for (int offset = 0; ; offset += PAGE) {
            List<Finding> page = reports.findings(importId, offset, PAGE);
            page.forEach(finding -> write(finding, csv));
            if (page.size() < PAGE) {
                break;
            }
        }
        csv.flush();
    }

    @Override
    public void writeFinding(Finding finding, Writer to) throws IOException {
        CsvWriter csv = headed(to);
        write(finding, csv);
        csv.flush();
    }

    private static CsvWriter headed(Writer to) {
        CsvWriter csv = CsvWriter.builder().build(to);
        csv.writeRecord("line", "outcome", "field", "value", "reason", "mend");
        return csv;
    }

    private static void write(Finding finding, CsvWriter csv) {
        csv.writeRecord(finding.line() == 0 ? "" : Long.toString(finding.line()), finding.outcome().word(), PlainField.of(finding.field()),
                PlainField.of(finding.value()), PlainField.of(finding.reason()), PlainField.of(finding.mend()));
    }

    private interface Work {
        void run(Run run) throws IOException;
    }

    private Report report(long importId, Work work) {
        Run run = new Run(importId, reports);
        try {
            work.run(run);
            run.save();
            reports.ended(run.importId(), clock.instant());
        } catch (FileRefused refused) {
            run.save();
            reports.refused(run.importId(), clock.instant(), refused.getMessage(), refused.mend());
        } catch (IOException broken) {
            run.save();
            reports.refused(run.importId(), clock.instant(), "The file cannot be read to its end", "Send it again");
            throw new UncheckedIOException(broken);
        } catch (RuntimeException fault) {
            run.save();
            reports.refused(run.importId(), clock.instant(),
                    "The import broke off because of a fault on our side; lines booked so far stay booked",
                    "Send the file again: what is booked already changes nothing");
            throw fault;
        }
        Report report = reports.find(run.importId()).orElseThrow();
        if (report.refusal() == null) {
            events.publishEvent(new ItemsLoaded(report.id(), report.counts().loaded()));
        }
        return report;
    }

    private record Sheet(Table table, Columns columns, Survey.Result how) {
    }

    private static Sheet sheet(Path path, Mapping mapping, List<String> fields, List<String> needed, List<String> dates, Run run)
            throws IOException {
        TextFile file = TextFile.of(path, mapping.encoding());
        Table table = Table.of(file, mapping.separator());
        if (table.headings().stream().anyMatch(Cell::isDamaged)) {
            throw new FileRefused("The heading holds characters that no text has", "Declare the encoding, or save the file as UTF-8");
        }
        Columns columns = new Columns(table.headings(), mapping, fields, needed);
        Survey.Result how = Survey.of(table, mapping, columns, dates, "amount");
        if (file.guessed()) {
            run.tally().say(Finding.notice(0, null, null, "The file is no UTF-8 and was read as Windows-1252", "Declare the encoding"));
        }
        columns.notices().forEach(run.tally()::say);
        how.notices().forEach(run.tally()::say);
        return new Sheet(table, columns, how);
    }

    private static <T> void book(Sheet sheet, Run run, Function<Line, T> understand, Function<List<T>, Tally> book) throws IOException {
        Chunk<T> chunk = new Chunk<>(run, book);
        sheet.table().read(row -> {
            Line line = new Line(row, sheet.columns(), sheet.how());
            T item = understand.apply(line);
            line.notices().forEach(run.tally()::say);
            if (item == null) {
                run.tally().refused(line.refusals());
            } else {
                chunk.add(item, line.number());
            }
            run.saveSome();
        }, broken -> run.tally().refused(broken));
        chunk.book();
    }
}
