package org.dunwell.collection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Holds, disputes, arrangements and placements as far as they stop the chasing. */
public interface Pauses {

    /** Those that nobody has ended; whether they cover today is asked of each. */
    List<Pause> open(long accountId);

    /** Every hold there was or is, released ones too. */
    List<Held> held(long accountId);

    Optional<Pause> find(long pauseId);

    long put(long accountId, Long invoiceId, Pause.Kind kind, String reason, Long ref, LocalDate beginsOn, LocalDate endsOn, String putBy);

    /** @return false when it had ended before */
    boolean end(long pauseId, Instant now);

    /** @return false when it had ended before */
    boolean endsOn(long pauseId, LocalDate lastDay);

    /** Ends every pause that belongs to this dispute, arrangement or placement. */
    void endAll(Pause.Kind kind, long ref, Instant now);
}
