package org.dunwell.placement;

import java.time.LocalDate;
import java.util.Optional;
import org.dunwell.collection.Pause;
import org.dunwell.ledger.Invoice;

/**
 * An overdue invoice that somebody wants to place, with all that decides whether it may be.
 *
 * @param contactStop  why the customer may not be contacted, or null
 * @param pause        what keeps it from being chased today, or null
 * @param inHouseSince or null when it never came in house in this case
 * @param placementDay from when on a placement letter that was handed over lets it be placed, a day of the customer; null without letter
 */
record Candidate(Invoice invoice, String contactStop, Pause pause, LocalDate inHouseSince, LocalDate placementDay) {

    /**
     * @param today          where the creditor is
     * @param customersToday where the customer is
     */
    Optional<Refusal> refusal(LocalDate today, LocalDate customersToday, int daysInHouse) {
        if (contactStop != null) {
            return refused(Refusal.Rule.CONTACT_STOPPED, "the customer may not be contacted (" + contactStop + ")");
        }
        if (pause != null) {
            return refused(Refusal.Rule.PAUSED, switch (pause.kind()) {
                case DISPUTE -> "it is in dispute";
                case HOLD -> "it is on hold (" + pause.reason() + ")";
                case ARRANGEMENT -> "a promise or a plan covers it";
                case PLACEMENT -> "it is placed already";
            });
        }
        if (inHouseSince == null || today.isBefore(inHouseSince.plusDays(daysInHouse))) {
            return refused(Refusal.Rule.TOO_SHORT_IN_HOUSE,
                    "it is in house since " + (inHouseSince == null ? "today" : inHouseSince) + ", less than " + daysInHouse + " days");
        }
        if (placementDay == null) {
            return refused(Refusal.Rule.NO_PLACEMENT_LETTER, "no placement letter that counts has named it");
        }
        if (customersToday.isBefore(placementDay)) {
            return refused(Refusal.Rule.LAST_CHANCE_RUNS, "its placement letter gives the customer until " + placementDay);
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refused(Refusal.Rule rule, String because) {
        return Optional.of(new Refusal(rule, because));
    }
}
