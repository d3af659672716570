package org.dunwell.insight;

import java.time.LocalDate;
import java.util.List;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Customer;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Entry;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;

/**
 * Every movement of an account in a period by its value date, with the balance after each.
 *
 * @param opening balance at the end of the day before {@code from}; negative when the customer had credit
 * @param closing opening + all lines
 * @param open    what is open now, oldest due first
 * @param credit  what is in credit now
 */
public record StatementOfAccount(Account account, Customer customer, Creditor creditor, LocalDate from, LocalDate to, Money opening, List<Line> lines,
                                 Money closing, List<Invoice> open, Money credit) {

    /**
     * @param number    of the invoice or charge it books or names, or null
     * @param amount    positive when it raises what is owed
     * @param setAgainst which open items it closed (or, taking something back, opened again), and how much of each
     */
    public record Line(LocalDate day, Entry.Kind kind, String number, String reference, Money amount, Money balance, List<Part> setAgainst) {
    }

    /** @param amount negative where it opens again what had been closed */
    public record Part(String number, Money amount) {
    }
}
