package org.dunwell.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** All accounts with their invoices. */
public interface Accounts {

    Account get(long accountId);

    Optional<Account> find(String customerId, String creditorId, Currency currency);

    /** The account, made when there was none. */
    Account open(String customerId, String creditorId, Currency currency);

    List<Account> ofCustomers(Collection<String> customerIds);

    /** Booking and contacting take this lock, so that neither overtakes the other; held until the transaction ends. */
    Account lock(long accountId);

    /** Invoices and charges with something open, oldest due date first. */
    List<Invoice> openInvoices(long accountId);

    /** With charges, oldest due date first. */
    List<Invoice> invoices(long accountId);

    Optional<Invoice> invoice(long accountId, String number);

    Optional<Invoice> invoice(long invoiceId);

    /** The invoices that bear one of these numbers on one of these accounts. */
    List<Invoice> invoices(Collection<Long> accountIds, Collection<String> numbers);

    /** Only the {@link Ledger} adds invoices. @return its id; empty when the account has one with this number */
    OptionalLong addInvoice(Invoice invoice);

    /** Accounts with an invoice due before {@code today}, something open on it, and no running case; in the order of their ids. Charges alone open none. */
    List<Long> overdueWithoutCase(LocalDate today, long afterAccountId, int limit);

    /** What is open in all, one line a currency. */
    List<Receivables> receivables(String creditorId, LocalDate today);
}
