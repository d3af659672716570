package org.dunwell.ledger;

/** The rest of a payment or credit note that is not yet set against an invoice. */
public record Credit(long entryId, Money rest) {
}
