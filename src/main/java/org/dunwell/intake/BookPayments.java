package org.dunwell.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.customer.Creditors;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Entry;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Ledger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Books payments that somebody told us of, some hundred in a transaction. Which account is meant is never guessed. */
@Component
public class BookPayments {

    private final Creditors creditors;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Clock clock;

    public BookPayments(Creditors creditors, Accounts accounts, Ledger ledger, Clock clock) {
        this.creditors = creditors;
        this.accounts = accounts;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** All that can be booked or, when it throws, none. */
    @Transactional
    public Tally book(List<PaymentItem> items, String source) {
        return book(items, (item, account) -> ledger.bookPayment(account, item.amount(), item.date(), item.invoice(), item.reference(),
                source, item.onceKey()));
    }

    @Transactional
    public Tally bookCreditNotes(List<PaymentItem> items, String source) {
        return book(items, (item, account) -> ledger.bookCreditNote(account, item.invoice(), item.amount(), item.date(), item.reference(),
                source, item.onceKey()));
    }

    private interface Booking {
        boolean book(PaymentItem item, Account account);
    }

    private Tally book(List<PaymentItem> items, Booking booking) {
        Tally tally = new Tally();
        Map<String, List<Account>> byCustomer = accounts.ofCustomers(items.stream().map(PaymentItem::customer).distinct().toList()).stream()
                .collect(Collectors.groupingBy(Account::customerId));
        Map<PaymentItem, Account> found = new LinkedHashMap<>();
        for (PaymentItem item : items) {
            Choice choice = choose(item, byCustomer.getOrDefault(item.customer(), List.of()));
            Optional<Finding> finding = choice.finding().or(() -> check(item, choice.account()));
            if (finding.isEmpty()) {
                found.put(item, choice.account());
            } else if (finding.get().outcome() == Finding.Outcome.NOT_YET) {
                tally.notYet(finding.get());
            } else {
                tally.refused(finding.get());
            }
        }
        found.values().stream().map(Account::id).distinct().sorted(Comparator.naturalOrder()).forEach(accounts::lock);
        found.forEach((item, account) -> {
            if (booking.book(item, account)) {
                tally.loaded();
            } else {
                contradiction(item, account).ifPresentOrElse(tally::refused, tally::unchanged);
            }
        });
        return tally;
    }

    private record Choice(Account account, Optional<Finding> finding) {
    }

    private Choice choose(PaymentItem item, List<Account> ofCustomer) {
        List<Account> possible = ofCustomer.stream()
                .filter(account -> account.currency().equals(item.amount().currency()))
                .filter(account -> item.creditor() == null || account.creditorId().equals(item.creditor()))
                .toList();
        if (possible.size() > 1 && item.invoice() != null) {
            Set<Long> withInvoice = accounts.invoices(possible.stream().map(Account::id).toList(), List.of(item.invoice())).stream()
                    .map(Invoice::accountId).collect(Collectors.toCollection(HashSet::new));
            possible = possible.stream().filter(account -> withInvoice.contains(account.id())).toList();
        }
        if (possible.size() == 1) {
            return new Choice(possible.get(0), Optional.empty());
        }
        return new Choice(null, Optional.of(ofCustomer.isEmpty()
                ? Finding.refused(item.line(), "customer", item.customer(), "No account of this customer is known",
                        "Load the customer's open items first")
                : possible.isEmpty()
                ? Finding.refused(item.line(), "currency", item.amount().currency().getCurrencyCode(),
                        "The customer has no such account; there are: "
                        + describe(ofCustomer), "Check currency, creditor and invoice")
                : Finding.refused(item.line(), "creditor", item.creditor(), "The customer owes several creditors: " + describe(possible),
                        "Say which creditor or which invoice is paid")));
    }

    private Optional<Finding> check(PaymentItem item, Account account) {
        LocalDate today = creditors.get(account.creditorId()).today(clock);
        return ItemCheck.amount(item.line(), item.amount(), "A payment sent back is a reversal: POST /api/payments/{payment}/reversal")
                .or(() -> ItemCheck.day(item.line(), "date", item.date()))
                .or(() -> item.date().isAfter(today)
                        ? Optional.of(Finding.notYet(item.line(), "date", item.date().toString(), "Paid after today (" + today + ")"))
                        : Optional.empty());
    }

    /** The key was used before: for the same payment that is fine, for another one it is not. */
    private Optional<Finding> contradiction(PaymentItem item, Account account) {
        Entry before = ledger.booked(item.onceKey()).orElseThrow();
        boolean same = before.accountId() == account.id() && before.amount().negated().equals(item.amount())
                && before.valueDate().equals(item.date())
                && Objects.equals(before.invoiceNumber(), item.invoice())
                && Objects.equals(before.reference(), item.reference());
        return same ? Optional.empty() : Optional.of(Finding.refused(item.line(), "id", keyOf(item),
                "Booked already under this key, with other content: " + before.amount().negated() + " on " + before.valueDate(),
                "Give each payment a key of its own"));
    }

    private static String keyOf(PaymentItem item) {
        return item.onceKey().substring(item.onceKey().indexOf('/') + 1);
    }

    private static String describe(List<Account> some) {
        return some.stream().map(account -> account.creditorId() + " in " + account.currency()).distinct().sorted().limit(10)
                .collect(Collectors.joining(", "));
    }
}
