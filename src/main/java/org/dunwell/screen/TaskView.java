package org.dunwell.screen;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.dunwell.collection.Chaseable;
import org.dunwell.collection.CollectionCase;
import org.dunwell.customer.Customer;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Invoice;

/**
 * A task as somebody opens it.
 *
 * @param task      id of the task in the diagram
 * @param who       user id of the person
 * @param open      invoices with something open, oldest due date first
 * @param chaseable what may be chased today
 * @param today     the creditor's day
 * @param zone      the creditor's
 * @param due       of the task, or null
 * @param about     ids of what else the task is about: arrangementId, disputeId, placementId
 */
public record TaskView(String task, String who, CollectionCase of, Account account, Customer customer, List<Invoice> open,
                       Chaseable chaseable, LocalDate today, ZoneId zone, Instant due, Map<String, Long> about) {

    /** 0 when nothing is overdue. */
    public int daysPastDue() {
        return open.isEmpty() ? 0 : open.get(0).daysPastDue(today);
    }
}
