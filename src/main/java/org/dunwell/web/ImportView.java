package org.dunwell.web;

import java.time.Instant;
import java.util.List;
import org.dunwell.intake.Finding;
import org.dunwell.intake.Report;
import org.dunwell.intake.Reports;

/**
 * The report of an import.
 *
 * @param state        running, stopped, ended or refused
 * @param records      how many there are in the file, null until it was read to its end
 * @param position     how many of them are dealt with
 * @param lines        loaded + unchanged + refused + notYet
 * @param settled      payments booked because a line says it is settled
 * @param settledLater lines whose settlement lies after today
 * @param findings     the first of them
 * @param report       where all of them are as CSV
 */
record ImportView(long id, String kind, String fileName, String who, String state, Instant startedAt, Instant endedAt, Long records,
        long position, int lines,
        int loaded, int unchanged, int refused, int notYet, int settled, int settledLater, String refusal, String mend, List<Row> findings,
                  boolean moreFindings, String report) {

    private static final int FIRST = 100;

    /** One line of the file, or with line 0 the file as a whole. */
    record Row(long line, String outcome, String field, String value, String reason, String mend) {
    }

    static ImportView of(Report report, Reports reports) {
        List<Finding> first = reports.findings(report.id(), 0, FIRST + 1);
        return of(report, first.stream().limit(FIRST).map(ImportView::row).toList(), first.size() > FIRST);
    }

    static ImportView withoutFindings(Report report) {
        return of(report, null, false);
    }

    private static ImportView of(Report report, List<Row> findings, boolean more) {
        return new ImportView(report.id(), report.kind().word(), report.fileName(), report.who(),
                report.refusal() != null ? "refused" : report.isStopped() ? "stopped" : report.endedAt() == null ? "running" : "ended",
                report.startedAt(), report.endedAt(), report.records(), report.position(),
                report.counts().lines(), report.counts().loaded(), report.counts().unchanged(), report.counts().refused(),
                report.counts().notYet(), report.counts().settled(), report.counts().settledLater(), report.refusal(), report.mend(),
                findings, more, "/api/imports/" + report.id() + "/report.csv");
    }

    private static Row row(Finding finding) {
        return new Row(finding.line(), finding.outcome().word(), finding.field(), finding.value(), finding.reason(), finding.mend());
    }
}
