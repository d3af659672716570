package org.dunwell.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The reports of all imports, with every finding, and how far each is. */
public interface Reports {

    long begin(Report.Kind kind, String fileName, String who, Instant now);

    void kindIs(long importId, Report.Kind kind);

    void say(long importId, List<Finding> findings);

    void countsAre(long importId, Tally.Counts counts);

    /** The file was read to its end and has so many records. */
    void recordsAre(long importId, long records);

    /** So many records are dealt with. @return false when somebody wants it stopped */
    boolean reached(long importId, long position, Instant now);

    /** All that {@code work} books and says is kept, or nothing. */
    void together(Runnable work);

    /** Nobody else runs it from now on. @return false when somebody does, or it is at its end */
    boolean claim(long importId, Instant now);

    /** Whoever runs it is still at it, although nothing was booked for a while. */
    void stillRuns(long importId, Instant now);

    /** It stops behind the records that are being booked now. @return false when it is at its end, or stands still already */
    boolean wantStop(long importId);

    void stopped(long importId, Instant now);

    void ended(long importId, Instant now);

    void refused(long importId, Instant now, String refusal, String mend);

    Optional<Report> find(long importId);

    /** Neither ended nor stopped, and nobody was heard of for a while: a crash left them. */
    List<Report> left(Instant now);

    /** Newest first. */
    List<Report> newest(int offset, int limit);

    /** In the order in which they were found. */
    List<Finding> findings(long importId, int offset, int limit);
}
