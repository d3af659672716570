package org.dunwell.collection;

import java.util.List;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;

/**
 * What may be chased of an account today: overdue, less disputed, held, promised, in a plan or placed.
 *
 * @param invoices oldest due date first
 * @param overdue  everything overdue, chaseable or not
 * @param pauses   what keeps the rest from being chased today
 */
public record Chaseable(List<Invoice> invoices, Money total, Money overdue, List<Pause> pauses) {

    public boolean isNothing() {
        return invoices.isEmpty();
    }

    /** Something is overdue and all of it is disputed, held, promised or placed. */
    public boolean isPaused() {
        return isNothing() && overdue.isPositive();
    }

    public Invoice oldest() {
        return invoices.get(0);
    }
}
