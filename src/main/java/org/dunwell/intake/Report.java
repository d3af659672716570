package org.dunwell.intake;

import java.time.Instant;
import java.util.Arrays;

/**
 * What became of one file.
 *
 * @param kind      what was in it
 * @param endedAt   null while it is not at its end
 * @param stoppedAt since when it stands still at a person's wish, or null
 * @param records   how many there are in the file, null until it was read to its end
 * @param position  how many of them are dealt with
 * @param refusal   why nothing of the file was taken, or null
 * @param mend      what to do about the refusal, or null
 */
public record Report(long id, Kind kind, String fileName, String who, Instant startedAt, Instant endedAt, Instant stoppedAt, Long records,
                     long position, Tally.Counts counts, String refusal, String mend) {

    public enum Kind {
        /** To be recognised by its content. */
        UNRECOGNISED("unrecognised"), OPEN_ITEMS("openItems"), PAYMENTS("payments"), INVOICES("invoices"), BANK_ENTRIES("bankEntries");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public static Kind of(String word) {
            return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst().orElseThrow();
        }
    }

    public boolean isStopped() {
        return stoppedAt != null && endedAt == null;
    }
}
