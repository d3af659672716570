package org.dunwell.arrangement;

import java.time.LocalDate;
import org.dunwell.ledger.Money;

/** One dated amount of an arrangement; numbers count from 1. */
public record Instalment(int number, LocalDate dueOn, Money amount) {

    public Instalment {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("An instalment is more than nothing, not " + amount);
        }
    }
}
