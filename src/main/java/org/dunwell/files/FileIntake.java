package org.dunwell.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.intake.FileRefused;
import org.dunwell.intake.Finding;
import org.dunwell.intake.Intake;
import org.dunwell.intake.Mapping;
import org.dunwell.intake.Report;
import org.dunwell.intake.Reports;
import org.dunwell.intake.StagedFiles;
import org.dunwell.ledger.ItemsLoaded;
import org.dunwell.trail.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Stages files, knows their format by their content, and has them read and booked. */
@Component
class FileIntake implements Intake {

    private static final int PAGE = 500;
    private static final int START = 4096;
    /** Some senders write pages of comments before the root. */
    private static final int START_WITH_COMMENTS = 65_536;
    private static final Pattern COMMENTS = Pattern.compile("(?s)<!--.*?-->|<\\?.*?\\?>");
    private static final Pattern ROOT = Pattern.compile("<(?:[\\w.-]+:)?([\\p{L}_][\\w.-]*)");

    private final List<FileFormat> formats;
    private final StagedFiles staged;
    private final Reports reports;
    private final ApplicationEventPublisher events;
    private final Actor actor;
    private final Clock clock;
    private final Set<Long> running = ConcurrentHashMap.newKeySet();

    FileIntake(List<FileFormat> formats, StagedFiles staged, Reports reports, ApplicationEventPublisher events, Actor actor, Clock clock) {
        this.formats = formats;
        this.staged = staged;
        this.reports = reports;
        this.events = events;
        this.actor = actor;
        this.clock = clock;
    }

    @Override
    public long stage(Report.Kind kind, String fileName, Path file, Mapping mapping) {
        long id = reports.begin(kind, fileName, actor.name(), clock.instant());
        try {
            staged.keep(id, file, mapping);
            return id;
        } catch (IOException | RuntimeException broken) {
            reports.refused(id, clock.instant(), "The file broke off while it was kept", "Send it again");
            staged.drop(id);
            throw broken instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) broken;
        }
    }

    @Override
    public Report run(long importId) {
        if (!reports.claim(importId, clock.instant())) {
            throw new IllegalStateException("Import " + importId + " is at its end, or is being run");
        }
        running.add(importId);
        Path file = null;
        boolean goesOn = false;
        try {
            file = Files.createTempFile("dunwell-import-", ".tmp");
            if (!staged.copyTo(importId, file)) {
                throw new FileRefused("The file is not kept, or not whole", "Send it again");
            }
            takeIn(importId, file);
            reports.ended(importId, clock.instant());
        } catch (Run.ImportStopped wanted) {
            goesOn = true;
            reports.stopped(importId, clock.instant());
            return reports.find(importId).orElseThrow();
        } catch (FileRefused refused) {
            reports.refused(importId, clock.instant(), refused.getMessage(), refused.mend());
        } catch (IOException broken) {
            reports.refused(importId, clock.instant(), "The file cannot be read to its end", "Send it again");
            throw new UncheckedIOException(broken);
        } catch (RuntimeException fault) {
            reports.refused(importId, clock.instant(), "The import broke off because of a fault on our side; lines booked so far stay booked",
                    "Send the file again: what is booked already changes nothing");
            throw fault;
        } finally {
            running.remove(importId);
            delete(file);
            if (!goesOn) {
                staged.drop(importId);
            }
        }
        Report report = reports.find(importId).orElseThrow();
        if (report.refusal() == null) {
            events.publishEvent(new ItemsLoaded(report.id(), report.counts().loaded()));
        }
        return report;
    }

    @Override
    public void sayWhatRuns() {
        running.forEach(importId -> reports.stillRuns(importId, clock.instant()));
    }

    private void takeIn(long importId, Path file) throws IOException {
        Mapping mapping = staged.mapping(importId).orElse(null);
        Report.Kind wanted = reports.find(importId).orElseThrow().kind();
        Report.Kind found = recognised(file);
        if (found != null && wanted != found && wanted != Report.Kind.UNRECOGNISED) {
            throw new FileRefused("The file does not hold what was said: by its content it is " + inWords(found) + ", not " + inWords(wanted),
                    "Send it without saying what is in it");
        }
        Report.Kind kind = wanted != Report.Kind.UNRECOGNISED ? wanted : found != null ? found : TextLists.kindOf(file, mapping);
        reports.kindIs(importId, kind);
        formats.stream().filter(format -> format.kind() == kind).findFirst()
                .orElseThrow(() -> new FileRefused("Nobody here reads " + inWords(kind), "Send it as delimited text"))
                .takeIn(file, mapping, new Run(importId, reports, clock));
    }

    /** @return null when the content does not say */
    private Report.Kind recognised(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(START_WITH_COMMENTS);
        }
        if (bytes.length > 2 && (bytes[0] == 0x1F && bytes[1] == (byte) 0x8B || bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] < 0x09)) {
            throw new FileRefused("This is an archive or a workbook (zip, gzip, xlsx)", "Unpack it and send each file in it; save a sheet as CSV");
        }
        String content = new String(bytes, charset(bytes)).replace("\uFEFF", "");
        boolean isXml = content.stripLeading().startsWith("<");
        String bare = isXml ? COMMENTS.matcher(content).replaceAll("").strip() : content;
        String start = bare.substring(0, Math.min(START, bare.length()));
        Report.Kind kind = formats.stream().filter(format -> format.recognises(start)).map(FileFormat::kind).findFirst().orElse(null);
        Matcher root = ROOT.matcher(start);
        if (kind == null && isXml && root.find()) {
            throw new FileRefused("This is XML that begins with <" + root.group(1) + ">: neither an invoice or credit note (UBL 2.1, CII) nor a bank statement "
                    + "(camt.052, 053, 054)", "Send one of these");
        }
        return kind;
    }

    private static Charset charset(byte[] start) {
        if (start.length > 1 && (start[0] == (byte) 0xFE && start[1] == (byte) 0xFF || start[0] == 0 && start[1] == '<')) {
            return StandardCharsets.UTF_16BE;
        }
        if (start.length > 1 && (start[0] == (byte) 0xFF && start[1] == (byte) 0xFE || start[0] == '<' && start[1] == 0)) {
            return StandardCharsets.UTF_16LE;
        }
        return StandardCharsets.UTF_8;
    }

    private static String inWords(Report.Kind kind) {
        return switch (kind) {
            case OPEN_ITEMS -> "a list of open items";
            case PAYMENTS -> "a list of payments";
            case INVOICES -> "an electronic invoice";
            case BANK_ENTRIES -> "a bank statement";
            case UNRECOGNISED -> "nothing known";
        };
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            file.toFile().deleteOnExit();
        }
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
}
