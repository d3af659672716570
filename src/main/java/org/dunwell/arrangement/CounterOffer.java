package org.dunwell.arrangement;

import java.time.LocalDate;
import org.dunwell.ledger.Money;

/**
 * What somebody who rejected terms would accept instead: whoever talks to the customer next may agree it without asking again.
 *
 * @param total       to be paid at least
 * @param instalments at most
 * @param by          who answers for it
 */
public record CounterOffer(Money total, int instalments, LocalDate lastDueOn, String by) {

    public boolean covers(Terms terms) {
        return terms.total().compareTo(total) >= 0 && terms.instalments().size() <= instalments && !terms.lastDueOn().isAfter(lastDueOn);
    }

    @Override
    public String toString() {
        return total + (instalments == 1 ? "" : " in " + instalments + " instalments") + " by " + lastDueOn;
    }
}
