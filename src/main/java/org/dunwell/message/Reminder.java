package org.dunwell.message;

import java.time.LocalDate;
import java.util.List;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Customer;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;

/**
 * A demand as the customer's bookkeeping takes it.
 *
 * @param id       of the message
 * @param sequence 1 for the first demand of the case, and so on
 * @param level    purpose of the message
 * @param items    invoices and charges with what was open on them then, oldest due date first
 * @param payable  what the message asks for
 */
public record Reminder(String id, LocalDate issuedOn, int sequence, String level, String subject, String language, String caseNumber, Creditor creditor,
                       Customer customer, List<Invoice> items, Money payable) {
}
