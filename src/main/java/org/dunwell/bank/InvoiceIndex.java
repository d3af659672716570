package org.dunwell.bank;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;

/** Invoices of all accounts, looked up by what a payment says. */
public interface InvoiceIndex {

    Optional<Invoice> find(long invoiceId);

    /** Paid ones too. @param plainNumbers as {@link Invoice#plain} writes them */
    List<Invoice> numbered(Collection<String> plainNumbers);

    /** Those on which exactly this is open, oldest due date first. @param creditor null for all */
    List<Invoice> exactlyOpen(Money open, String creditor, int most);
}
