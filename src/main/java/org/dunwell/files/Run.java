package org.dunwell.files;

import org.dunwell.intake.Reports;
import org.dunwell.intake.Tally;

/** One import while it runs: its report is written as it goes, so that it never grows in memory. */
final class Run {

    private static final int SOME = 400;

    private final long importId;
    private final Reports reports;
    private final Tally tally = new Tally();

    Run(long importId, Reports reports) {
        this.importId = importId;
        this.reports = reports;
    }

    long importId() {
        return importId;
    }

    Tally tally() {
        return tally;
    }

    void saveSome() {
        if (tally.findingCount() >= SOME) {
            save();
        }
    }

    void save() {
        reports.say(importId, tally.takeFindings());
        reports.countsAre(importId, tally.counts());
    }
}
