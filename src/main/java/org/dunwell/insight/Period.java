package org.dunwell.insight;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Days from the first to the last, both counted. */
public record Period(LocalDate from, LocalDate to) {

    public Period {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("A period cannot begin on " + from + " and end on " + to);
        }
    }

    public int days() {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, to) + 1);
    }
}
