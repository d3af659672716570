package org.dunwell.ledger;

import java.util.Currency;

/** What one customer owes one creditor in one currency. */
public record Account(long id, String customerId, String creditorId, Currency currency) {
}
