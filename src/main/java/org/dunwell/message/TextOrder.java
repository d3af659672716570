package org.dunwell.message;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Customer;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;

/**
 * Everything a text is made from.
 *
 * @param day         the creditor's day that the text bears
 * @param invoices    that it names, oldest due date first; empty when it is no demand
 * @param total       open on them
 * @param particulars further values by name: texts, yes/no facts, days, {@link Money}, lists of records; null for one that is not there
 */
public record TextOrder(String purpose, String tone, Channel channel, Customer customer, Creditor creditor, String caseNumber, LocalDate day,
                        List<Invoice> invoices, Money total, Map<String, Object> particulars) {
}
