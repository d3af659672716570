package org.dunwell.intake;

import java.time.Instant;
import java.util.Arrays;

/**
 * What became of one file.
 *
 * @param kind    what was in it
 * @param endedAt null while it runs
 * @param refusal why nothing of the file was taken, or null
 * @param mend    what to do about the refusal, or null
 */
public record Report(long id, Kind kind, String fileName, String who, Instant startedAt, Instant endedAt, Tally.Counts counts,
        String refusal, String mend) {

    public enum Kind {
        OPEN_ITEMS("openItems"), PAYMENTS("payments"), INVOICES("invoices"), BANK_ENTRIES("bankEntries");

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
}
