package org.dunwell.intake;

import java.util.List;
import org.dunwell.customer.Creditor;
import org.dunwell.ledger.CashDiscount;

/**
 * An electronic invoice or credit note as it was understood.
 *
 * @param item      its amount is positive for both
 * @param corrects  number of the invoice that a credit note belongs to, or null
 * @param discounts what is forgiven to whom pays early
 */
public record InvoiceItem(Creditor creditor, OpenItem item, boolean isCreditNote, String corrects, List<CashDiscount> discounts) {
}
