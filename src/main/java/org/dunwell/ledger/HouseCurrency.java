package org.dunwell.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;

/** Compares amounts of several currencies for deciding and ranking only, never for booking. Rates come from a dated file. */
public interface HouseCurrency {

    /** The amount in the house currency (EUR by default) by the newest rate on or before {@code day}. */
    BigDecimal worth(Money money, LocalDate day);
}
