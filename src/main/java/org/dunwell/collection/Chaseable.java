package org.dunwell.collection;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;

/**
 * What may be chased of an account today: overdue, less disputed, held, promised, in a plan or placed.
 *
 * @param invoices with charges, oldest due date first
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

    /** The stage follows the oldest invoice; charges alone leave it where it was with the invoice they belong to. */
    public Invoice oldest() {
        return invoices.stream().filter(invoice -> !invoice.isCharge()).findFirst().orElse(invoices.get(0));
    }

    /** Ids of what a message about this names: with a charge the invoice it belongs to. Oldest due date first. */
    public List<Long> named() {
        return invoices.stream().flatMap(invoice -> Stream.of(invoice.id(), invoice.belongsTo()).distinct().map(id -> Map.entry(invoice.dueOn(), id)))
                .distinct().sorted(Map.Entry.<LocalDate, Long>comparingByKey().thenComparing(Map.Entry.comparingByValue())).map(Map.Entry::getValue).toList();
    }
}
