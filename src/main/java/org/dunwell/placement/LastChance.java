package org.dunwell.placement;

import java.time.LocalDate;
import org.dunwell.calendar.WorkingDays;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The window that a placement letter opens: nothing is placed before the day that the letter names. */
@Component
class LastChance {

    private final WorkingDays workingDays;
    private final int days;

    LastChance(WorkingDays workingDays, @Value("${dunwell.placement.last-chance-days:14}") int days) {
        if (days < 1) {
            throw new IllegalArgumentException("dunwell.placement.last-chance-days: a last chance lasts at least a day, not " + days);
        }
        this.workingDays = workingDays;
        this.days = days;
    }

    /** The first day on which may be placed what a letter of {@code day} names: a working day of the creditor's country. */
    LocalDate placementDay(LocalDate day, String country) {
        return workingDays.onOrAfter(day.plusDays(days), country);
    }
}
