package org.dunwell.intake;

import java.util.Collection;
import java.util.List;
import org.dunwell.ledger.Invoice;

/** Which invoices a creditor's full lists of open items held. */
public interface FullLists {

    /** Of {@code open} invoices that lists told of, {@code absent} are not in this one. */
    record Coverage(int open, int absent) {
    }

    /** An invoice that a newer list held as well stays with the newer one. */
    void holds(long importId, Collection<Long> invoiceIds);

    Coverage coverage(long importId, String creditorId);

    /** Open invoices, without charges, that lists told of and neither this one nor a newer one holds, in the order of their ids. */
    List<Invoice> absent(long importId, String creditorId, long afterInvoiceId, int limit);

    /** The list was taken in to its end. @param content what tells the file from others */
    void taken(long importId, String creditorId, String content);

    /** This very list was taken in before, and another one after it. */
    boolean isOutdated(String creditorId, String content);
}
