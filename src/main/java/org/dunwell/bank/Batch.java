package org.dunwell.bank;

import org.dunwell.ledger.Money;

/**
 * What the bank booked at once.
 *
 * @param key    the same for each of its payments
 * @param amount of the whole; negative when it went out
 */
public record Batch(String key, Money amount) {
}
