package org.dunwell.placement;

import java.time.Instant;
import java.time.LocalDate;
import org.dunwell.calendar.WorkingDays;
import org.dunwell.customer.Customer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The window that a placement letter opens: nothing is placed before the day that the letter names. Its days are the customer's. */
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

    /** The first day, where the customer lives, on which may be placed what a letter names that leaves at this moment: a working day. */
    LocalDate placementDay(Instant letterLeaves, Customer customer) {
        return workingDays.onOrAfter(LocalDate.ofInstant(letterLeaves, customer.zone()).plusDays(days), customer.address().country());
    }
}
