package org.dunwell.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.dunwell.trail.Trail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Books open items of one creditor, some hundred in a transaction: what is known already changes nothing. */
@Component
public class BookOpenItems {

    static final String SOURCE = "open items";

    private final Customers customers;
    private final Accounts accounts;
    private final Ledger ledger;
    private final FollowFullList fullLists;
    private final Trail trail;
    private final Clock clock;

    public BookOpenItems(Customers customers, Accounts accounts, Ledger ledger, FollowFullList fullLists, Trail trail, Clock clock) {
        this.customers = customers;
        this.accounts = accounts;
        this.ledger = ledger;
        this.fullLists = fullLists;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * All of them or, when it throws, none.
     *
     * @param fullList the import that they come with when it holds everything that is open: an amount lower than the invoice is then what is left of it;
     *                 null when they only tell what is new
     */
    @Transactional
    public Tally book(Creditor creditor, List<OpenItem> items, Long fullList) {
        LocalDate today = creditor.today(clock);
        Tally tally = new Tally();
        List<OpenItem> due = new ArrayList<>();
        for (OpenItem item : items) {
            ItemCheck.of(item, today).ifPresentOrElse(finding -> tell(tally, finding), () -> due.add(item));
        }
        if (due.isEmpty()) {
            return tally;
        }
        Map<String, Account> open = openAccounts(creditor, due);
        Map<String, Invoice> known = knownInvoices(open, due);
        for (OpenItem item : due) {
            book(item, open.get(accountKey(item)), known, today, fullList, tally);
        }
        if (fullList != null) {
            Set<String> listed = due.stream().map(item -> open.get(accountKey(item)).id() + "/" + item.invoice()).collect(Collectors.toSet());
            fullLists.holds(fullList, knownInvoices(open, due).values().stream()
                    .filter(invoice -> listed.contains(invoice.accountId() + "/" + invoice.number())).map(Invoice::id).toList());
        }
        return tally;
    }

    private void book(OpenItem item, Account account, Map<String, Invoice> known, LocalDate today, Long fullList, Tally tally) {
        String key = account.id() + "/" + item.invoice();
        Invoice before = known.get(key);
        boolean isPart = fullList != null && before != null && item.amount().compareTo(before.amount()) < 0;
        if (before != null && !((before.amount().equals(item.amount()) || isPart) && before.dueOn().equals(item.due()))) {
            tally.refused(Finding.refused(item.line(), "invoice", item.invoice(),
                    "This invoice is booked already with " + before.amount() + ", due " + before.dueOn(),
                    "Book the difference as a credit note, or give the new invoice a number of its own"));
            return;
        }
        boolean booked = false;
        if (before == null) {
            LocalDate issued = item.issued() != null ? item.issued() : item.due().isBefore(today) ? item.due() : today;
            booked = ledger.bookInvoice(account, item.invoice(), issued, item.due(), item.amount(), item.subject(), SOURCE);
            known.put(key, new Invoice(0, account.id(), item.invoice(), issued, item.due(), item.amount(), item.amount(), item.subject()));
        }
        boolean followed = fullList != null && before != null && before.id() != 0 && item.settled() == null
                && fullLists.follow(fullList, item.line(), account, before, item.amount(), today, tally);
        if (settle(item, account, before, today, tally) || booked || followed) {
            tally.loaded();
        } else {
            tally.unchanged();
        }
    }

    /** A settled invoice is paid as far as it is still open. */
    private boolean settle(OpenItem item, Account account, Invoice before, LocalDate today, Tally tally) {
        if (item.settled() == null) {
            return false;
        }
        if (item.settled().isAfter(today)) {
            tally.settledLater(Finding.notYet(item.line(), "settled", item.settled().toString(), "Settled after today (" + today + ")"));
            return false;
        }
        String onceKey = "settled/" + account.id() + "/" + item.invoice();
        // What was known before the transaction's first booking is right under the lock; what it booked itself is asked for again.
        Invoice invoice = before != null && before.id() != 0 ? before : accounts.invoice(account.id(), item.invoice()).orElseThrow();
        Money open = invoice.open();
        if (!open.isPositive() || !ledger.bookPayment(account, open, item.settled(), item.invoice(), "settled", SOURCE, onceKey)) {
            return false;
        }
        tally.settled();
        return true;
    }

    /** Locks are taken in the order of their ids, and before anything is written, so that two imports never wait for each other. */
    private Map<String, Account> openAccounts(Creditor creditor, List<OpenItem> items) {
        List<String> customerIds = items.stream().map(item -> item.customer().id()).distinct().toList();
        Map<String, Account> open = new HashMap<>();
        accounts.ofCustomers(customerIds).stream()
                .filter(account -> account.creditorId().equals(creditor.id()))
                .sorted(Comparator.comparingLong(Account::id))
                .forEach(account -> open.put(accountKey(account), accounts.lock(account.id())));
        saveCustomers(customerIds, items);
        items.forEach(item -> open.computeIfAbsent(accountKey(item),
                key -> accounts.open(item.customer().id(), creditor.id(), item.amount().currency())));
        return open;
    }

    private void saveCustomers(List<String> customerIds, List<OpenItem> items) {
        Map<String, Customer> before = customers.findAll(customerIds).stream().collect(Collectors.toMap(Customer::id, one -> one));
        Map<String, Customer> after = new TreeMap<>(before);
        for (OpenItem item : items) {
            after.merge(item.customer().id(), item.customer(), (known, news) -> CustomerField.merged(known, news, item.told()));
        }
        after.forEach((id, now) -> {
            Customer was = before.get(id);
            if (!now.equals(was)) {
                customers.save(now);
                trail.ofCustomer(id, was == null ? "customer added" : "customer changed", SOURCE, was == null ? null : describe(was),
                        describe(now));
            }
        });
    }

    private Map<String, Invoice> knownInvoices(Map<String, Account> open, List<OpenItem> items) {
        return new HashMap<>(accounts
                .invoices(open.values().stream().map(Account::id).toList(), items.stream().map(OpenItem::invoice).distinct().toList())
                        .stream()
                .collect(Collectors.toMap(invoice -> invoice.accountId() + "/" + invoice.number(), invoice -> invoice)));
    }

    private static void tell(Tally tally, Finding finding) {
        if (finding.outcome() == Finding.Outcome.NOT_YET) {
            tally.notYet(finding);
        } else {
            tally.refused(finding);
        }
    }

    private static String describe(Customer customer) {
        return String.join(", ", customer.name(), String.valueOf(customer.contactName()), String.valueOf(customer.address().street()),
                String.valueOf(customer.address().postalCode()), String.valueOf(customer.address().city()), customer.address().country(),
                String.valueOf(customer.email()), String.valueOf(customer.phone()), customer.language().toLanguageTag(),
                customer.zone().getId(), customer.kind().name().toLowerCase(Locale.ROOT));
    }

    private static String accountKey(OpenItem item) {
        return item.amount().currency() + "/" + item.customer().id();
    }

    private static String accountKey(Account account) {
        return account.currency() + "/" + account.customerId();
    }
}
