package org.dunwell.ledger;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** All accounts with their invoices. */
public interface Accounts {

    Account get(long accountId);

    Optional<Account> find(String customerId, String creditorId, Currency currency);

    /** The account, made when there was none. */
    Account open(String customerId, String creditorId, Currency currency);

    /** Booking and contacting take this lock, so that neither overtakes the other; held until the transaction ends. */
    Account lock(long accountId);

    /** Invoices with something open, oldest due date first. */
    List<Invoice> openInvoices(long accountId);

    List<Invoice> invoices(long accountId);

    /** Accounts with an invoice due before {@code today}, something open on it, and no running case; in the order of their ids. */
    List<Long> overdueWithoutCase(LocalDate today, long afterAccountId, int limit);
}
