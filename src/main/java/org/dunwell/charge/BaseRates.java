package org.dunwell.charge;

import java.math.BigDecimal;
import java.time.LocalDate;

/** Base rates that laws on late payment refer to, by name (EU, DE) and day. */
public interface BaseRates {

    /**
     * Percent a year on that day: the newest on or before it, or the first there is; may be negative.
     *
     * @throws IllegalStateException when there is no base rate of this name, saying what mends it
     */
    BigDecimal on(String name, LocalDate day);
}
