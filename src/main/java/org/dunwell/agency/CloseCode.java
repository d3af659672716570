package org.dunwell.agency;

import java.util.Optional;
import java.util.stream.Stream;

/** Why an agency closes a placement. */
public enum CloseCode {

    PAID_IN_FULL("paidInFull"), SETTLED("settled"), PLAN_KEPT("planKept"), BANKRUPT("bankrupt"), DECEASED("deceased"),
    GONE_AWAY("goneAway"), VULNERABLE("vulnerable"), WITHDRAWN("withdrawn"), WRITTEN_OFF("writtenOff"),
    PROCESS_EXHAUSTED("processExhausted");

    private final String word;

    CloseCode(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** The money is said to be in. */
    boolean saysPaid() {
        return this == PAID_IN_FULL || this == PLAN_KEPT;
    }

    public static Optional<CloseCode> named(String word) {
        return Stream.of(values()).filter(code -> code.word.equals(word)).findFirst();
    }

    public static String words() {
        return String.join(", ", Stream.of(values()).map(CloseCode::word).toList());
    }
}
