package org.dunwell.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dunwell.customer.Creditor;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Entries;
import org.dunwell.ledger.Entry;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets the books follow a full list of open items: what it says is settled, and nobody told us of yet, is booked as a payment on the day of the list. Money
 * that came otherwise is never counted again, and what a list had settled is taken back when a later list holds it once more.
 */
@Component
public class FollowFullList {

    /** Of the open invoices a list may settle when its mapping does not say. */
    public static final int USUAL_PERCENT = 30;

    /** So few are settled whatever their share. */
    private static final int FEW = 20;
    private static final int AT_ONCE = 200;
    private static final String SOURCE = "full list";
    private static final String KEY = "list/";

    private final FullLists lists;
    private final Accounts accounts;
    private final Entries entries;
    private final Ledger ledger;
    private final Clock clock;

    public FollowFullList(FullLists lists, Accounts accounts, Entries entries, Ledger ledger, Clock clock) {
        this.lists = lists;
        this.accounts = accounts;
        this.entries = entries;
        this.ledger = ledger;
        this.clock = clock;
    }

    void holds(long importId, Collection<Long> invoiceIds) {
        lists.holds(importId, invoiceIds);
    }

    /**
     * A known invoice stands in the list with this amount: all of it, or what is left. To be called under the account's lock.
     *
     * @return whether something was booked
     */
    boolean follow(long importId, long line, Account account, Invoice invoice, Money listed, LocalDate today, Tally tally) {
        if (invoice.open().equals(invoice.amount())) {
            return listed.compareTo(invoice.amount()) < 0 && pay(importId, line, account, invoice, listed, today, tally);
        }
        Money told = invoice.amount().minus(listed);
        List<Entry> byLists = entries.standing(account.id(), KEY).stream().filter(entry -> invoice.number().equals(entry.invoiceNumber())).toList();
        Money settledByLists = byLists.stream().map(entry -> entry.amount().negated()).reduce(Money.zero(account.currency()), Money::plus);
        boolean isOpenAgain = settledByLists.compareTo(told) > 0;
        if (isOpenAgain) {
            byLists.forEach(entry -> ledger.bookReversal(account, entry.onceKey(), today, "in the full list of open items again", SOURCE,
                    entry.onceKey() + "/again"));
            tally.say(Finding.notice(line, "invoice", invoice.number(), settledByLists + " that an earlier full list had settled is open again", null));
        }
        Invoice now = isOpenAgain ? accounts.invoice(invoice.id()).orElseThrow() : invoice;
        return pay(importId, line, account, now, listed, today, tally) || isOpenAgain;
    }

    /** Books what the list says is settled beyond what is known. */
    private boolean pay(long importId, long line, Account account, Invoice invoice, Money left, LocalDate today, Tally tally) {
        List<Invoice> items = accounts.invoices(account.id()).stream().filter(item -> item.belongsTo() == invoice.id()).toList();
        Money open = items.stream().map(Invoice::open).reduce(Money.zero(account.currency()), Money::plus);
        Money closed = invoice.amount().minus(invoice.open()).plus(entries.closed(items.stream().filter(Invoice::isCharge).map(Invoice::id).toList(),
                EnumSet.of(Entry.Kind.PAYMENT), account.currency()));
        Money due = invoice.amount().minus(left).minus(closed).min(open);
        if (!due.isPositive() || !ledger.bookPayment(account, due, today, invoice.number(), left.isPositive() ? left + " is left in the full list"
                : "not in the full list any more", SOURCE, KEY + importId + "/" + invoice.id())) {
            return false;
        }
        tally.settled();
        tally.say(Finding.notice(line, "invoice", invoice.number(), left.isPositive()
                ? "The full list says " + left + " is left of " + invoice.amount() + ": " + due + " was booked as paid"
                : "Customer " + account.customerId() + ": it is not in the full list any more, so " + due + " was booked as paid", null));
        return true;
    }

    /** @return what to say instead of settling when so many would be settled that the list looks cut off */
    public Optional<Finding> tooMany(Creditor creditor, long importId, int mostPercent) {
        FullLists.Coverage coverage = lists.coverage(importId, creditor.id());
        return coverage.absent() <= FEW || coverage.absent() * 100L <= (long) mostPercent * coverage.open() ? Optional.empty()
                : Optional.of(Finding.refused(0, null, null, coverage.absent() + " of " + coverage.open() + " open invoices are not in this full list, more than "
                + mostPercent + " %: it may be cut off, and none of them was settled",
                "If the list is right, send it again with \"mostSettledPercent\": 100 in its mapping"));
    }

    /** Some of the invoices that the list does not hold, behind the last one seen. */
    public List<Invoice> absent(Creditor creditor, long importId, long afterInvoiceId) {
        return lists.absent(importId, creditor.id(), afterInvoiceId, AT_ONCE);
    }

    /** All of them or, when it throws, none. */
    @Transactional
    public Tally settle(Creditor creditor, long importId, List<Invoice> absent) {
        Tally tally = new Tally();
        new TreeMap<>(absent.stream().collect(Collectors.groupingBy(Invoice::accountId))).forEach((accountId, invoices) -> {
            Account account = accounts.lock(accountId);
            invoices.forEach(invoice -> pay(importId, 0, account, accounts.invoice(invoice.id()).orElseThrow(), Money.zero(account.currency()),
                    creditor.today(clock), tally));
        });
        return tally;
    }

    @Transactional
    public void taken(Creditor creditor, long importId, String content) {
        lists.taken(importId, creditor.id(), content);
    }

    public boolean isOutdated(Creditor creditor, String content) {
        return lists.isOutdated(creditor.id(), content);
    }
}
