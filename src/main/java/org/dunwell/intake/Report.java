package org.dunwell.intake;

import java.time.Instant;

/**
 * What became of one file.
 *
 * @param kind    open items or payments
 * @param endedAt null while it runs
 * @param refusal why nothing of the file was taken, or null
 * @param mend    what to do about the refusal, or null
 */
public record Report(long id, Kind kind, String fileName, String who, Instant startedAt, Instant endedAt, Tally.Counts counts,
        String refusal, String mend) {

    public enum Kind { OPEN_ITEMS, PAYMENTS }
}
