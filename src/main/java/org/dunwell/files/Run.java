package org.dunwell.files;

import java.time.Clock;
import java.util.function.Supplier;
import org.dunwell.intake.Finding;
import org.dunwell.intake.Reports;
import org.dunwell.intake.Tally;

/**
 * One import while it runs. Its report and its position are written with the records that are booked, so that neither grows in memory and an import
 * that was stopped or broken off goes on behind the last record booked.
 */
final class Run {

    private static final int SOME = 400;

    private final long importId;
    private final Reports reports;
    private final Clock clock;
    private final Tally tally;
    private final long from;
    private final String fileName;
    private long seen;

    Run(long importId, Reports reports, Clock clock) {
        this.importId = importId;
        this.reports = reports;
        this.clock = clock;
        var report = reports.find(importId).orElseThrow();
        this.tally = Tally.of(report.counts());
        this.from = report.position();
        this.fileName = report.fileName();
    }

    long importId() {
        return importId;
    }

    String fileName() {
        return fileName;
    }

    /** The file was read to its end and holds so many records. */
    void records(long number) {
        reports.recordsAre(importId, number);
    }

    /** About the file as a whole; said once, however often it goes on. */
    void say(Finding finding) {
        if (from == 0) {
            tally.say(finding);
        }
    }

    /** Every record is counted once, in the order of the file. @return false when it was dealt with before */
    boolean next() {
        return ++seen > from;
    }

    Tally tally() {
        return tally;
    }

    boolean hasMuchToSay() {
        return tally.findingCount() >= SOME;
    }

    /**
     * Does {@code work} and keeps its report and the position with it, all or nothing.
     *
     * @throws ImportStopped when somebody wants it stopped: what was done is kept
     */
    void keep(Supplier<Tally> work) {
        Tally[] done = new Tally[1];
        boolean[] goesOn = new boolean[1];
        reports.together(() -> {
            done[0] = work.get();
            Tally all = tally.with(done[0]);
            reports.say(importId, all.findings());
            reports.countsAre(importId, all.counts());
            goesOn[0] = reports.reached(importId, Math.max(seen, from), clock.instant());
        });
        tally.add(done[0]);
        tally.takeFindings();
        if (!goesOn[0]) {
            throw new ImportStopped();
        }
    }

    /** Somebody wants it to stand still. */
    static final class ImportStopped extends RuntimeException {

        private ImportStopped() {
            super(null, null, false, false);
        }
    }
}
