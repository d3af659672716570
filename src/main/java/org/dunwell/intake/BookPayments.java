package org.dunwell.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
import org.dunwell.ledger.ToldPayments;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Books payments that somebody told us of, some hundred in a transaction. Which account is meant is never guessed. */
@Component
public class BookPayments {

    private final Creditors creditors;
    private final Accounts accounts;
    private final Ledger ledger;
    private final ToldPayments told;
    private final Clock clock;

    public BookPayments(Creditors creditors, Accounts accounts, Ledger ledger, ToldPayments told, Clock clock) {
        this.creditors = creditors;
        this.accounts = accounts;
        this.ledger = ledger;
        this.told = told;
        this.clock = clock;
    }

    /** All that can be booked or, when it throws, none. */
    @Transactional
    public Tally book(List<PaymentItem> items, String source) {
        return book(items, source, (item, account) -> ledger.bookPayment(account, item.amount(), item.date(), item.invoice(), item.reference(),
                source, item.onceKey()));
    }

    @Transactional
    public Tally bookCreditNotes(List<PaymentItem> items, String source) {
        return book(items, null, (item, account) -> ledger.bookCreditNote(account, item.invoice(), item.amount(), item.date(), item.reference(),
                source, item.onceKey()));
    }

    private interface Booking {
        boolean book(PaymentItem item, Account account);
    }

    /** @param source of payments that others may have told before, or null */
    private Tally book(List<PaymentItem> items, String source, Booking booking) {
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
        Map<PaymentItem, Entry> before = source == null ? Map.of() : toldBefore(found, source, tally);
        found.forEach((item, account) -> {
            if (before.containsKey(item)) {
                tally.unchanged();
            } else if (booking.book(item, account)) {
                tally.loaded();
            } else {
                contradiction(item, account).ifPresentOrElse(tally::refused, tally::unchanged);
            }
        });
        return tally;
    }

    /**
     * What a line of a file tells and somebody else told before (a bank, mostly) is not booked again. A payment that comes alone is meant as it is.
     */
    private Map<PaymentItem, Entry> toldBefore(Map<PaymentItem, Account> found, String source, Tally tally) {
        List<PaymentItem> lines = found.keySet().stream().filter(item -> item.line() > 0).toList();
        Map<PaymentItem, Entry> before = new HashMap<>();
        if (lines.isEmpty()) {
            return before;
        }
        LocalDate first = lines.stream().map(PaymentItem::date).min(Comparator.naturalOrder()).orElseThrow();
        LocalDate last = lines.stream().map(PaymentItem::date).max(Comparator.naturalOrder()).orElseThrow();
        List<Entry> others = new ArrayList<>(told.byOthers(lines.stream().map(item -> found.get(item).id()).distinct().toList(),
                first.minusDays(ToldPayments.DAYS), last.plusDays(ToldPayments.DAYS), source));
        Set<String> again = told.toldAgain(lines.stream().map(PaymentItem::onceKey).toList());
        for (PaymentItem item : lines) {
            if (again.contains(item.onceKey())) {
                before.put(item, null);
                continue;
            }
            others.stream().filter(booked -> booked.accountId() == found.get(item).id() && ToldPayments.isAlike(booked, item.amount(), item.date()))
                    .filter(booked -> item.invoice() == null || pays(booked, item.invoice()))
                    .filter(booked -> ledger.booked(item.onceKey()).isEmpty())
                    .findFirst().ifPresent(booked -> {
                        others.remove(booked);
                        told.toldAgain(item.onceKey(), booked.id(), source);
                        before.put(item, booked);
                        tally.say(Finding.notice(item.line(), null, null, "This payment of " + item.amount() + " was told before (" + booked.source() + ", "
                                + booked.valueDate() + ") and is not booked again", "If it is another one, book it with POST /api/payments"));
                    });
        }
        return before;
    }

    private boolean pays(Entry booked, String number) {
        return number.equals(booked.invoiceNumber()) || accounts.invoice(booked.accountId(), number).map(Invoice::belongsTo)
                .filter(invoice -> ledger.shares(booked).stream().anyMatch(share -> accounts.invoice(share.invoiceId()).orElseThrow().belongsTo() == invoice))
                .isPresent();
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
