package org.dunwell.portal;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Customer;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;

/**
 * An account as its customer sees it.
 *
 * @param token   opens the page, and stands in every address on it
 * @param open    invoices and charges with something open, oldest due date first
 * @param owed    open in all, less credit; never negative
 * @param credit  paid and not yet used
 * @param optOuts channels that the customer does not want
 * @param notices newest first, as long as they matter
 * @param talk    what can be said and asked for; null when no case runs and there is nothing to settle
 */
public record AccountPage(String token, Customer customer, Creditor creditor, Account account, List<Invoice> open, Money owed, Money credit, Set<String> optOuts,
                          List<Notice> notices, Talk talk) {

    /** A message that came as a notice on this page. */
    public record Notice(LocalDate day, String subject, String text) {
    }
}
