package org.dunwell.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What an invoice forgives to whom pays early.
 *
 * @param until   the last value date of a payment in time
 * @param percent of the invoice, or of the part of it that the creditor named
 * @param amount  what is forgiven
 */
public record CashDiscount(LocalDate until, BigDecimal percent, Money amount) {
}
