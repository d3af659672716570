package org.dunwell.placement;

import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;

/** One invoice as it was placed: {@code amount} was open on it then. */
public record PlacedInvoice(Invoice invoice, Money amount) {

    public static PlacedInvoice asOpenNow(Invoice invoice) {
        return new PlacedInvoice(invoice, invoice.open());
    }
}
