package org.dunwell.worklist;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a task stands in the work list, and what made it so.
 *
 * @param points the sum of the reasons, at least 0
 */
public record Rank(int points, List<Reason> reasons) {

    /** A row of the table that fits. */
    public record Reason(int points, String why) {
    }

    static Rank of(List<Reason> reasons) {
        return new Rank(Math.max(0, reasons.stream().mapToInt(Reason::points).sum()),
                reasons.stream().sorted(Comparator.comparingInt(Reason::points).reversed()).toList());
    }

    /** One sentence that adds up. */
    public String sentence() {
        return reasons.stream().map(reason -> reason.why() + " (" + (reason.points() < 0 ? "−" + -reason.points() : reason.points()) + ")")
                .collect(Collectors.joining(", ", "Rank " + points + ": ", "."));
    }
}
