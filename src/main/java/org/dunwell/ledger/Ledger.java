package org.dunwell.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import org.dunwell.customer.Creditors;
import org.dunwell.ledger.Entry.Kind;
import org.dunwell.trail.Trail;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Books what moves on accounts, so that balance = invoices and charges − payments − credit notes − waivers − write-offs, always.
 * Every booking has a {@code onceKey}: the same one again changes nothing. No credit lies idle beside an open invoice.
 */
@Component
public class Ledger {

    private final Accounts accounts;
    private final Entries entries;
    private final Creditors creditors;
    private final Trail trail;
    private final ObjectProvider<AccountWatch> watches;
    private final Clock clock;

    public Ledger(Accounts accounts, Entries entries, Creditors creditors, Trail trail, ObjectProvider<AccountWatch> watches,
                  Clock clock) {
        this.accounts = accounts;
        this.entries = entries;
        this.creditors = creditors;
        this.trail = trail;
        this.watches = watches;
        this.clock = clock;
    }

    /** Credit that the account has is used for it at once. @return false when an invoice with this number was booked before */
    @Transactional
    public boolean bookInvoice(Account account, String number, LocalDate issuedOn, LocalDate dueOn, Money amount, String subject,
                               String source) {
        check(account, amount);
        accounts.lock(account.id());
        if (accounts.addInvoice(account.id(), number, issuedOn, dueOn, amount, subject).isEmpty()) {
            return false;
        }
        String onceKey = "invoice/" + account.id() + "/" + number;
        entries.add(new Entry(0, account.id(), Kind.INVOICE, clock.instant(), issuedOn, amount, number, null, source, onceKey, null));
        useCredit(account);
        moved(account, "invoice booked", amount + ", invoice " + number + ", due " + dueOn + " (" + source + ")");
        return true;
    }

    /**
     * Sets a payment against the invoice with that number first (when given and open), then the oldest due; the rest stays as credit.
     *
     * @return false when booked before
     */
    @Transactional
    public boolean bookPayment(Account account, Money amount, LocalDate valueDate, String invoiceNumber, String reference, String source,
                               String onceKey) {
        return bookCredit(account, Kind.PAYMENT, "payment booked", amount, valueDate, invoiceNumber, reference, source, onceKey);
    }

    /** Set against its invoice first, then like a payment. @return false when booked before */
    @Transactional
    public boolean bookCreditNote(Account account, String invoiceNumber, Money amount, LocalDate valueDate, String reference, String source,
                                  String onceKey) {
        return bookCredit(account, Kind.CREDIT_NOTE, "credit note booked", amount, valueDate, invoiceNumber, reference, source, onceKey);
    }

    /** Gives up what is open on the account, oldest first, up to {@code amount}. @return false when booked before or nothing is open */
    @Transactional
    public boolean bookWriteOff(Account account, Money amount, String reference, String onceKey) {
        return giveUp(account, Kind.WRITE_OFF, "written off", amount, reference, onceKey);
    }

    /** Forgives what is open by agreement, oldest first, up to {@code amount}. @return false when booked before or nothing is open */
    @Transactional
    public boolean bookWaiver(Account account, Money amount, String reference, String onceKey) {
        return giveUp(account, Kind.WAIVER, "waived", amount, reference, onceKey);
    }

    /**
     * Takes back a whole payment, credit note, waiver or write-off: reopens exactly what it had closed. Other credit of the account
     * is then used for what is open again.
     *
     * @param takenBackKey the once-key of what is taken back
     * @return false when it was taken back before
     * @throws NoSuchElementException when the account has no such entry
     */
    @Transactional
    public boolean bookReversal(Account account, String takenBackKey, LocalDate valueDate, String reason, String source, String onceKey) {
        accounts.lock(account.id());
        Entry takenBack = entries.find(takenBackKey)
                .filter(entry -> entry.accountId() == account.id() && entry.kind().lowersBalance())
                .orElseThrow(() -> new NoSuchElementException("Account " + account.id() + " has nothing '" + takenBackKey
                        + "' to take back"));
        Money amount = takenBack.amount().negated();
        OptionalLong id = entries.add(new Entry(0, account.id(), Kind.REVERSAL, clock.instant(), valueDate, amount,
                takenBack.invoiceNumber(), reason, source, onceKey, takenBack.id()));
        if (id.isEmpty()) {
            return false;
        }
        Money inCredit = amount;
        for (Share share : entries.shares(takenBack)) {
            entries.allocate(id.getAsLong(), new Share(share.invoiceId(), share.amount().negated()));
            inCredit = inCredit.minus(share.amount());
        }
        entries.creditIs(account, entries.credit(account).minus(inCredit));
        useCredit(account);
        moved(account, "reversed", amount + " of " + takenBackKey + ": " + reason + " (" + source + ")");
        watches.forEach(watch -> watch.paymentReversed(account.id()));
        return true;
    }

    public Optional<Entry> booked(String onceKey) {
        return entries.find(onceKey);
    }

    public Optional<Entry> booked(long entryId) {
        return entries.find(entryId);
    }

    /** What the account owes in all, credit deducted; negative when the customer has credit. */
    public Money balance(Account account) {
        return entries.balance(account);
    }

    /** Sum of payments booked so far, reversals deducted. */
    public Money paid(Account account) {
        return entries.paid(account);
    }

    private boolean giveUp(Account account, Kind kind, String what, Money amount, String reference, String onceKey) {
        check(account, amount);
        accounts.lock(account.id());
        Money open = accounts.openInvoices(account.id()).stream().map(Invoice::open).reduce(Money.zero(account.currency()), Money::plus);
        LocalDate today = creditors.get(account.creditorId()).today(clock);
        return open.isPositive()
                && bookCredit(account, kind, what, amount.min(open), today, null, reference, "dunwell", onceKey);
    }

    private boolean bookCredit(Account account, Kind kind, String what, Money amount, LocalDate valueDate, String invoiceNumber,
                               String reference, String source, String onceKey) {
        check(account, amount);
        accounts.lock(account.id());
        OptionalLong id = entries.add(new Entry(0, account.id(), kind, clock.instant(), valueDate, amount.negated(), invoiceNumber,
                reference, source, onceKey, null));
        if (id.isEmpty()) {
            return false;
        }
        Money rest = amount;
        if (invoiceNumber != null) {
            rest = allocate(id.getAsLong(), rest, accounts.invoice(account.id(), invoiceNumber).stream().toList());
        }
        if (rest.isPositive()) {
            rest = allocate(id.getAsLong(), rest, accounts.openInvoices(account.id()));
        }
        if (rest.isPositive()) {
            entries.creditIs(account, entries.credit(account).plus(rest));
        }
        moved(account, what, amount + " on " + valueDate + (invoiceNumber == null ? "" : ", invoice " + invoiceNumber)
                + (reference == null ? "" : ", " + reference) + " (" + source + ")");
        return true;
    }

    private void useCredit(Account account) {
        Money credit = entries.credit(account);
        if (!credit.isPositive()) {
            return;
        }
        Money left = credit;
        for (Credit free : entries.credits(account)) {
            Money rest = allocate(free.entryId(), free.rest(), accounts.openInvoices(account.id()));
            left = left.minus(free.rest().minus(rest));
            if (rest.isPositive()) {
                break;
            }
        }
        entries.creditIs(account, left);
    }

    /** @return what is left of the amount */
    private Money allocate(long entryId, Money amount, List<Invoice> open) {
        Money rest = amount;
        for (Share share : Share.of(amount, open)) {
            entries.allocate(entryId, share);
            rest = rest.minus(share.amount());
        }
        return rest;
    }

    private void moved(Account account, String what, String why) {
        trail.ofAccount(account.id(), account.customerId(), what, why);
        watches.forEach(watch -> watch.accountMoved(account.id()));
    }

    private static void check(Account account, Money amount) {
        if (!amount.isPositive() || !amount.currency().equals(account.currency())) {
            throw new IllegalArgumentException("Account " + account.id() + " in " + account.currency() + " cannot book " + amount);
        }
    }
}
