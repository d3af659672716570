package org.dunwell.bank;

import org.dunwell.ledger.Entry;

/**
 * An earlier payment that a movement takes back or tells again.
 *
 * @param booked  as it stands in the ledger
 * @param receipt the movement it was booked from, or null when somebody else told it
 */
public record Earlier(Entry booked, Receipt receipt) {

    /** What people call it. */
    public String name() {
        return receipt != null ? receipt.key() : "payment from " + booked.source();
    }
}
