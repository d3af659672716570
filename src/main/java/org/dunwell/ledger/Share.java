package org.dunwell.ledger;

import java.util.ArrayList;
import java.util.List;

/** What of a payment, credit note, waiver or write-off is set against one invoice; negative when a reversal takes it back. */
public record Share(long invoiceId, Money amount) {

    /** Sets the amount against the open invoices in their order, as far as it reaches. */
    static List<Share> of(Money amount, List<Invoice> open) {
        List<Share> shares = new ArrayList<>();
        Money rest = amount;
        for (Invoice invoice : open) {
            Money share = rest.min(invoice.open());
            if (share.isPositive()) {
                shares.add(new Share(invoice.id(), share));
                rest = rest.minus(share);
            }
        }
        return shares;
    }
}
