package org.dunwell.placement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * Invoices of one case in the hands of one agency.
 *
 * @param placedOn          the creditor's day, null while nothing is placed
 * @param agencyReference   the agency's own number, null until it acknowledged
 * @param outcome           what became of it, in words; null while it is open
 * @param processInstanceId of the called process that waits for the agency
 */
public record Placement(long id, long caseId, long accountId, String agencyId, State state, LocalDate placedOn,
                        String agencyReference, String outcome, String processInstanceId, Instant endedAt) {

    public enum State {
        CHOSEN("chosen"), PLACED("placed"), ACKNOWLEDGED("acknowledged"),
        SETTLED("settled"), RETURNED("returned"), RECALLED("recalled"), NOTHING_PLACED("nothingPlaced");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** @throws IllegalArgumentException naming the states there are */
        public static State named(String word) {
            return Stream.of(values()).filter(state -> state.word.equals(word)).findFirst().orElseThrow(() ->
                    new IllegalArgumentException("No placement state '" + word + "'; there are "
                            + String.join(", ", Stream.of(values()).map(State::word).toList())));
        }
    }

    /** The agency works on it. */
    public boolean isWithAgency() {
        return state == State.PLACED || state == State.ACKNOWLEDGED;
    }

    public boolean isEnded() {
        return endedAt != null;
    }

    public boolean wasPlaced() {
        return placedOn != null;
    }
}
