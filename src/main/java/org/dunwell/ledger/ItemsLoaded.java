package org.dunwell.ledger;

/** An import of open items or payments has ended and its bookings are committed: cases may be due. */
public record ItemsLoaded(long importId, int loaded) {
}
