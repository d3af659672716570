package org.dunwell.bank;

import java.time.Instant;
import java.util.Arrays;

/**
 * A movement that the bank told, and what became of it.
 *
 * @param source     the file or program that told it
 * @param why        why it stands like this, in words, or null
 * @param confidence of what was booked by itself, 0 to 100, or null
 * @param accountId  what it was booked to, or null
 * @param bookingKey once-key of its booking in the ledger, or of the one that it tells again, or null
 * @param takesBack  id of the earlier receipt that a return took back, or null
 * @param bookings   how often it was booked
 * @param decidedBy  who decided, or null when it was booked by itself
 */
public record Receipt(long id, BankEntry entry, String source, Instant takenAt, State state, String why, Integer confidence, Long accountId,
                      String bookingKey, Long takesBack, int bookings, String decidedBy, Instant decidedAt) {

    private static final String KEY = "P-";

    /** What became of it. */
    public enum State {
        TAKEN("taken"), TO_MATCH("toMatch"), BOOKED("booked"), SAME("samePayment"), NOT_OURS("notOurs"), IN_DETAIL("toldOneByOne");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** @throws IllegalArgumentException naming the states */
        public static State named(String word) {
            return Arrays.stream(values()).filter(state -> state.word.equals(word)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("A bank entry is taken, toMatch, booked, samePayment, notOurs or toldOneByOne, not '" + word + "'"));
        }
    }

    /** What people call it, and the business key of its process: {@code P-417}. */
    public String key() {
        return key(id);
    }

    public static String key(long id) {
        return KEY + id;
    }

    public static boolean isKey(String key) {
        return key != null && key.matches("P-\\d{1,18}");
    }

    public static long idIn(String key) {
        return Long.parseLong(key.substring(KEY.length()));
    }
}
