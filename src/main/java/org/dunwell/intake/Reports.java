package org.dunwell.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The reports of all imports, with every finding. */
public interface Reports {

    long begin(Report.Kind kind, String fileName, String who, Instant now);

    void say(long importId, List<Finding> findings);

    void countsAre(long importId, Tally.Counts counts);

    void ended(long importId, Instant now);

    void refused(long importId, Instant now, String refusal, String mend);

    Optional<Report> find(long importId);

    /** Newest first. */
    List<Report> newest(int offset, int limit);

    /** In the order in which they were found. */
    List<Finding> findings(long importId, int offset, int limit);
}
