package org.dunwell.ledger;

import java.util.List;
import java.util.Map;

/** The cash discounts that invoices offer, earliest last day first. */
public interface CashDiscounts {

    void offer(long invoiceId, List<CashDiscount> discounts);

    /** By invoice, those of the account that are open. */
    Map<Invoice, List<CashDiscount>> ofOpenInvoices(Account account);

    /** By id of the invoice. */
    Map<Long, List<CashDiscount>> ofInvoices(Account account);
}
