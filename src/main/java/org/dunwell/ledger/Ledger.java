package org.dunwell.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dunwell.customer.Creditors;
import org.dunwell.ledger.Entry.Kind;
import org.dunwell.trail.Trail;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Books what moves on accounts, so that balance = invoices and charges − payments − credit notes − waivers − write-offs + refunds + what was taken back,
 * always. Every booking has a {@code onceKey}: the same one again changes nothing. No credit lies idle beside an open invoice. What a payment closes first
 * says {@code dunwell.allocation-order}.
 */
@Component
public class Ledger {

    private final Accounts accounts;
    private final Entries entries;
    private final Creditors creditors;
    private final Trail trail;
    private final ObjectProvider<AccountWatch> watches;
    private final Clock clock;
    private final AllocationOrder order;
    private final Tolerances tolerances;

    public Ledger(Accounts accounts, Entries entries, Creditors creditors, Trail trail, ObjectProvider<AccountWatch> watches,
                  Clock clock, @Value("${dunwell.allocation-order:costs,interest,principal}") String order,
                  @Value("${dunwell.tolerance:}") String tolerances) {
        this.accounts = accounts;
        this.entries = entries;
        this.creditors = creditors;
        this.trail = trail;
        this.watches = watches;
        this.clock = clock;
        this.order = AllocationOrder.parse(order);
        this.tolerances = Tolerances.parse(tolerances);
    }

    /** Credit that the account has is used for it at once. @return false when an invoice with this number was booked before */
    @Transactional
    public boolean bookInvoice(Account account, String number, LocalDate issuedOn, LocalDate dueOn, Money amount, String subject,
                               String source) {
        check(account, amount);
        accounts.lock(account.id());
        if (accounts.addInvoice(new Invoice(0, account.id(), number, issuedOn, dueOn, amount, amount, subject)).isEmpty()) {
            return false;
        }
        String onceKey = "invoice/" + account.id() + "/" + number;
        entries.add(new Entry(0, account.id(), Kind.INVOICE, clock.instant(), issuedOn, amount, number, null, source, onceKey, null));
        useCredit(account);
        moved(account, "invoice booked", amount + ", invoice " + number + ", due " + dueOn + " (" + source + ")");
        return true;
    }

    /**
     * A fee, interest or costs, due with the invoice and numbered after it ({@code R1/fee-1}). Credit that the account has is used for it at once.
     *
     * @return false when booked before
     * @throws NoSuchElementException   when the account has no such invoice
     * @throws IllegalArgumentException when it is a charge itself: nothing is charged on charges
     */
    @Transactional
    public boolean bookCharge(Account account, Invoice.Kind kind, String invoiceNumber, Money amount, LocalDate valueDate, String reference,
                              String source, String onceKey) {
        check(account, amount);
        accounts.lock(account.id());
        if (entries.find(onceKey).isPresent()) {
            return false;
        }
        Invoice on = accounts.invoice(account.id(), invoiceNumber)
                .orElseThrow(() -> new NoSuchElementException("Account " + account.id() + " has no invoice " + invoiceNumber));
        if (!kind.isCharge() || on.kind() != Invoice.Kind.INVOICE) {
            throw new IllegalArgumentException("A " + kind + " cannot be charged on " + on.number() + ", which is of kind " + on.kind());
        }
        String number = free(account, on.number() + "/" + kind.name().toLowerCase(Locale.ROOT) + "-");
        entries.add(new Entry(0, account.id(), Kind.CHARGE, clock.instant(), valueDate, amount, number, reference, source, onceKey, null));
        accounts.addInvoice(new Invoice(0, account.id(), number, valueDate, on.dueOn(), amount, amount, reference, kind, on.id()));
        useCredit(account);
        trail.ofAccount(account.id(), account.customerId(), "charge booked", amount + ", " + number + (reference == null ? "" : ", " + reference)
                + " (" + source + ")");
        watches.forEach(watch -> watch.accountCharged(account.id()));
        return true;
    }

    /**
     * Sets a payment against the invoice with that number and its charges first (when given and open), then against all that is open, in the allocation
     * order and the oldest due first; the rest stays as credit. What is then left on the invoices it paid is written off when it is small enough
     * ({@code dunwell.tolerance}).
     *
     * @return false when booked before
     */
    @Transactional
    public boolean bookPayment(Account account, Money amount, LocalDate valueDate, String invoiceNumber, String reference, String source,
                               String onceKey) {
        return bookCredit(account, Kind.PAYMENT, "payment booked", amount, valueDate, invoiceNumber, reference, source, onceKey);
    }

    /**
     * Sets a payment against these invoices and their charges first, so much each as is named and open, then like a payment that names none.
     *
     * @param first by the id of the invoice; that of a charge means the charge alone
     * @return false when booked before
     */
    @Transactional
    public boolean bookPaymentFor(Account account, Money amount, LocalDate valueDate, List<Share> first, String reference, String source,
                                  String onceKey) {
        return bookCredit(account, Kind.PAYMENT, "payment booked", amount, valueDate, null, first, reference, source, onceKey);
    }

    /** Set against its invoice first, though not its charges, then like a payment. @return false when booked before */
    @Transactional
    public boolean bookCreditNote(Account account, String invoiceNumber, Money amount, LocalDate valueDate, String reference, String source,
                                  String onceKey) {
        return bookCredit(account, Kind.CREDIT_NOTE, "credit note booked", amount, valueDate, invoiceNumber, reference, source, onceKey);
    }

    /** Gives up what is open on the account, in the order of a payment, up to {@code amount}. @return false when booked before or nothing is open */
    @Transactional
    public boolean bookWriteOff(Account account, Money amount, String reference, String onceKey) {
        return giveUp(account, Kind.WRITE_OFF, "written off", amount, null, open(account), reference, onceKey);
    }

    /**
     * Forgives what is open by agreement, in the order of a payment, up to {@code amount}.
     *
     * @return false when booked before or nothing is open
     */
    @Transactional
    public boolean bookWaiver(Account account, Money amount, String reference, String onceKey) {
        return giveUp(account, Kind.WAIVER, "waived", amount, null, open(account), reference, onceKey);
    }

    /**
     * Forgives one charge, up to {@code amount}.
     *
     * @return false when booked before or nothing of it is open
     * @throws NoSuchElementException when the account has no such charge
     */
    @Transactional
    public boolean bookWaiver(Account account, String chargeNumber, Money amount, String reference, String onceKey) {
        accounts.lock(account.id());
        Invoice charge = accounts.invoice(account.id(), chargeNumber).filter(Invoice::isCharge)
                .orElseThrow(() -> new NoSuchElementException("Account " + account.id() + " has no charge " + chargeNumber));
        return giveUp(account, Kind.WAIVER, "waived", amount, chargeNumber, charge.open(), reference, onceKey);
    }

    /** Forgives the rest of one invoice whose discounted amount was paid in time. @return false when booked before or nothing of it is open */
    @Transactional
    public boolean bookDiscount(Account account, String invoiceNumber, Money amount, String reference, String onceKey) {
        accounts.lock(account.id());
        Invoice invoice = accounts.invoice(account.id(), invoiceNumber).orElseThrow();
        return giveUp(account, Kind.WAIVER, "cash discount granted", amount, invoiceNumber, invoice.open(), reference, onceKey);
    }

    /** Pays credit out, never more than there is. It is taken back only with the payment behind it: the refund is then open again, as what is owed. */
    @Transactional
    public Refunded bookRefund(Account account, Money amount, LocalDate valueDate, String reference, String source, String onceKey) {
        check(account, amount);
        accounts.lock(account.id());
        if (entries.find(onceKey).isPresent()) {
            return Refunded.BOOKED_BEFORE;
        }
        if (amount.compareTo(entries.credit(account)) > 0) {
            return Refunded.MORE_THAN_CREDIT;
        }
        String number = free(account, "refund-");
        entries.add(new Entry(0, account.id(), Kind.REFUND, clock.instant(), valueDate, amount, number, reference, source, onceKey, null));
        accounts.addInvoice(new Invoice(0, account.id(), number, valueDate, valueDate, amount, amount, reference, Invoice.Kind.REFUND, null));
        useCredit(account);
        moved(account, "refunded", amount + " on " + valueDate + (reference == null ? "" : ", " + reference) + " (" + source + ")");
        return Refunded.BOOKED;
    }

    /** The creditor's day. */
    public LocalDate today(Account account) {
        return creditors.get(account.creditorId()).today(clock);
    }

    /** What the account has in credit, free to be refunded. */
    public Money credit(Account account) {
        return entries.credit(account);
    }

    /**
     * Takes back a whole payment, credit note, waiver or write-off: reopens exactly what it had closed, and with a payment the small rest that was written
     * off after it. Other credit of the account is then used for what is open again.
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
        if (!takeBack(account, takenBack, valueDate, reason, source, onceKey)) {
            return false;
        }
        entries.find(smallRest(takenBack.id()))
                .ifPresent(rest -> takeBack(account, rest, valueDate, reason, source, rest.onceKey() + "/reversal"));
        useCredit(account);
        moved(account, "reversed", takenBack.amount().negated() + " of " + takenBackKey + ": " + reason + " (" + source + ")");
        watches.forEach(watch -> watch.paymentReversed(account.id()));
        return true;
    }

    /** What of a payment, credit note, waiver or write-off was set against which invoice when it was booked, and since. */
    public List<Share> shares(Entry booked) {
        return entries.shares(booked);
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

    private boolean giveUp(Account account, Kind kind, String what, Money amount, String number, Money open, String reference, String onceKey) {
        check(account, amount);
        LocalDate today = today(account);
        return open.isPositive()
                && bookCredit(account, kind, what, amount.min(open), today, number, reference, "dunwell", onceKey);
    }

    private boolean takeBack(Account account, Entry takenBack, LocalDate valueDate, String reason, String source, String onceKey) {
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
        return true;
    }

    private boolean bookCredit(Account account, Kind kind, String what, Money amount, LocalDate valueDate, String invoiceNumber,
                               String reference, String source, String onceKey) {
        return bookCredit(account, kind, what, amount, valueDate, invoiceNumber, List.of(), reference, source, onceKey);
    }

    private boolean bookCredit(Account account, Kind kind, String what, Money amount, LocalDate valueDate, String invoiceNumber,
                               List<Share> first, String reference, String source, String onceKey) {
        check(account, amount);
        accounts.lock(account.id());
        OptionalLong id = entries.add(new Entry(0, account.id(), kind, clock.instant(), valueDate, amount.negated(), invoiceNumber,
                reference, source, onceKey, null));
        if (id.isEmpty()) {
            return false;
        }
        Money rest = amount;
        if (invoiceNumber != null) {
            rest = allocate(id.getAsLong(), rest, named(account, invoiceNumber, kind));
        }
        for (Share share : first) {
            Money part = share.amount().min(rest);
            rest = rest.minus(part).plus(allocate(id.getAsLong(), part, accounts.openInvoices(account.id()).stream()
                    .filter(item -> item.id() == share.invoiceId() || item.belongsTo() == share.invoiceId()).toList()));
        }
        if (rest.isPositive()) {
            rest = allocate(id.getAsLong(), rest, accounts.openInvoices(account.id()));
        }
        if (rest.isPositive()) {
            entries.creditIs(account, entries.credit(account).plus(rest));
        }
        if (kind == Kind.PAYMENT) {
            giveUpSmallRest(account, id.getAsLong());
        }
        moved(account, what, amount + " on " + valueDate + (invoiceNumber == null ? "" : ", invoice " + invoiceNumber)
                + (reference == null ? "" : ", " + reference) + " (" + source + ")");
        return true;
    }

    /** A payment that names an invoice means its charges too; everything else means what it names. */
    private List<Invoice> named(Account account, String number, Kind kind) {
        Invoice named = accounts.invoice(account.id(), number).orElse(null);
        if (named == null) {
            return List.of();
        }
        return kind != Kind.PAYMENT || named.isCharge() ? List.of(named)
                : accounts.openInvoices(account.id()).stream().filter(item -> item.belongsTo() == named.id()).toList();
    }

    private void giveUpSmallRest(Account account, long paymentId) {
        Money most = tolerances.in(account.currency());
        if (!most.isPositive()) {
            return;
        }
        Entry payment = entries.find(paymentId).orElseThrow();
        Set<Long> paid = entries.shares(payment).stream().map(Share::invoiceId).collect(Collectors.toSet());
        Set<Long> invoices = accounts.invoices(account.id()).stream().filter(item -> paid.contains(item.id())).map(Invoice::belongsTo)
                .collect(Collectors.toSet());
        List<Invoice> left = accounts.openInvoices(account.id()).stream().filter(item -> invoices.contains(item.belongsTo())).toList();
        Money rest = sum(account, left);
        if (rest.isPositive() && rest.compareTo(most) <= 0) {
            OptionalLong id = entries.add(new Entry(0, account.id(), Kind.WRITE_OFF, clock.instant(), payment.valueDate(), rest.negated(),
                    payment.invoiceNumber(), "small balance", "dunwell", smallRest(paymentId), null));
            allocate(id.orElseThrow(), rest, left);
            trail.ofAccount(account.id(), account.customerId(), "written off", rest + ", small balance after payment " + payment.onceKey());
        }
    }

    private static String smallRest(long paymentId) {
        return "small-balance/" + paymentId;
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
        for (Share share : Share.of(amount, order.sorted(open))) {
            entries.allocate(entryId, share);
            rest = rest.minus(share.amount());
        }
        return rest;
    }

    /** The first number of this beginning that the account does not have yet, counted from 1. */
    private String free(Account account, String beginning) {
        return IntStream.iterate(1, next -> next + 1).mapToObj(next -> beginning + next)
                .filter(number -> accounts.invoice(account.id(), number).isEmpty()).findFirst().orElseThrow();
    }

    private Money open(Account account) {
        accounts.lock(account.id());
        return sum(account, accounts.openInvoices(account.id()));
    }

    private static Money sum(Account account, List<Invoice> items) {
        return items.stream().map(Invoice::open).reduce(Money.zero(account.currency()), Money::plus);
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
