package org.dunwell.intake;

import java.time.LocalDate;
import org.dunwell.ledger.Money;

/**
 * One payment as somebody told it.
 *
 * @param line     in its file, 0 when it came alone
 * @param creditor null when the customer's account or the invoice says who is paid
 * @param invoice  the invoice it names, or null
 * @param onceKey  the same payment told twice has the same key
 */
public record PaymentItem(long line, String customer, String creditor, Money amount, LocalDate date, String invoice, String reference,
                          String onceKey) {
}
