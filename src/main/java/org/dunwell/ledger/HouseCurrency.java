package org.dunwell.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/** Compares amounts of several currencies for deciding and ranking only, never for booking. Rates come from a dated file. */
public interface HouseCurrency {

    /**
     * The amount in the house currency (EUR by default) by the newest rate on or before {@code day}, or the first one there is.
     *
     * @throws IllegalStateException naming the currency when there is no rate for it: whoever asks stops, visibly, until one is added
     */
    BigDecimal worth(Money money, LocalDate day);

    default boolean knows(Currency currency) {
        return true;
    }
}
