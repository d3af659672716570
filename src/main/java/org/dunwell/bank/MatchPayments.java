package org.dunwell.bank;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dunwell.bank.Receipt.State;
import org.dunwell.collection.Refusal;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Entry;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.dunwell.ledger.Share;
import org.dunwell.ledger.ToldPayments;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Books what the bank told where it is sure enough, asks a person where it is not, learns from the answer, and takes a wrong match back.
 * The movement is locked before the account, always.
 */
@Component
public class MatchPayments {

    private static final int LONGEST_REFERENCE = 140;
    private static final Pattern PART = Pattern.compile("(.+?)\\s*[=:]\\s*(\\S+)");

    private final BankEntries entries;
    private final Matcher matcher;
    private final Ledger ledger;
    private final ToldPayments told;
    private final Accounts accounts;
    private final InvoiceIndex invoices;
    private final Customers customers;
    private final MatchDesk desk;
    private final Clock clock;

    public MatchPayments(BankEntries entries, Matcher matcher, Ledger ledger, ToldPayments told, Accounts accounts, InvoiceIndex invoices, Customers customers,
                         MatchDesk desk, Clock clock) {
        this.entries = entries;
        this.matcher = matcher;
        this.ledger = ledger;
        this.told = told;
        this.accounts = accounts;
        this.invoices = invoices;
        this.customers = customers;
        this.desk = desk;
        this.clock = clock;
    }

    /** Matches what was just taken; what is matched already is left as it is. */
    @Transactional
    public void match(long id) {
        Receipt receipt = entries.lock(id);
        if (receipt.state() != State.TAKEN) {
            return;
        }
        Matcher.Found found = matcher.match(receipt);
        Optional<Candidate> certain = found.certain();
        if (certain.isPresent()) {
            Candidate candidate = certain.get();
            if (book(receipt, candidate, candidate.confidence(), candidate.why(), null)) {
                customers.find(candidate.account().customerId())
                        .filter(customer -> PayerName.similar(receipt.entry().payerName(), customer.name()))
                        .ifPresent(customer -> learn(receipt, candidate.account()));
                return;
            }
        }
        ask(receipt, why(receipt, found));
    }

    /** What it may be, as things are now. */
    public Matcher.Found candidates(Receipt receipt) {
        return matcher.match(receipt);
    }

    /**
     * A person chose a candidate.
     *
     * @throws Refusal saying why that cannot be done, for that person
     */
    @Transactional
    public void choose(long id, String candidate, boolean remember, String note, String who) {
        Receipt receipt = open(id);
        Candidate chosen = matcher.match(receipt).candidates().stream().filter(one -> one.value().equals(candidate)).findFirst()
                .orElseThrow(() -> new Refusal("This proposal no longer fits. Open the task again and choose anew."));
        if (!book(receipt, chosen, null, said(note, chosen.why()), who)) {
            throw new Refusal("That payment has been taken back already. Choose another one.");
        }
        if (remember) {
            learn(receipt, chosen.account());
        }
    }

    /**
     * A person split it over invoices of one account.
     *
     * @param split    like {@code R1=100.00, R2=20.50}
     * @param customer whose invoices they are, or null when their numbers say so
     * @throws Refusal saying what is wrong with it
     */
    @Transactional
    public void split(long id, String split, String customer, boolean remember, String note, String who) {
        Receipt receipt = open(id);
        incoming(receipt);
        Map<String, Money> parts = parts(split, receipt.entry().amount());
        Account account = accountOf(receipt.entry(), parts.keySet(), customer);
        List<Share> shares = new ArrayList<>();
        parts.forEach((number, amount) -> {
            Invoice invoice = accounts.invoice(account.id(), number).orElseThrow();
            Money open = accounts.openInvoices(account.id()).stream().filter(item -> item.id() == invoice.id() || item.belongsTo() == invoice.id())
                    .map(Invoice::open).reduce(Money.zero(account.currency()), Money::plus);
            if (amount.compareTo(open) > 0) {
                throw new Refusal("On invoice " + number + " only " + open + " is open, not " + amount + ".");
            }
            shares.add(new Share(invoice.id(), amount));
        });
        bookPayment(receipt, account, shares, null, said(note, "Split over " + String.join(", ", parts.keySet())), who);
        if (remember) {
            learn(receipt, account);
        }
    }

    /** A person said whose it is, and no more. @throws Refusal when there is no such customer, or it is not clear which creditor is meant */
    @Transactional
    public void onAccount(long id, String customer, boolean remember, String note, String who) {
        Receipt receipt = open(id);
        incoming(receipt);
        Account account = accountOf(receipt.entry(), customer);
        bookPayment(receipt, account, List.of(), null, said(note, "On account"), who);
        if (remember) {
            learn(receipt, account);
        }
    }

    /** A person said that it is none of our customers' money. */
    @Transactional
    public void notOurs(long id, String reason, String who) {
        Receipt receipt = open(id);
        if (reason == null || reason.isBlank()) {
            throw new Refusal("Please say why it is not ours.");
        }
        entries.stands(new Receipt(id, receipt.entry(), receipt.source(), receipt.takenAt(), State.NOT_OURS, reason.strip(), null, null, null, null,
                receipt.bookings(), who, clock.instant()));
    }

    /**
     * Takes a wrong match back: the booking is reversed exactly, what was learned from it is forgotten, and a person is asked again.
     *
     * @throws Refusal when nothing was decided yet, or a later return builds on it
     */
    @Transactional
    public void undo(long id, String reason, String who) {
        Receipt receipt = entries.lock(id);
        if (receipt.state() != State.BOOKED && receipt.state() != State.SAME && receipt.state() != State.NOT_OURS) {
            throw new Refusal("Nothing is decided yet about " + receipt.key() + ", so there is nothing to undo.");
        }
        if (receipt.state() == State.SAME) {
            told.forget(receipt.entry().onceKey());
            entries.forget(id);
        } else if (receipt.state() == State.BOOKED) {
            Entry booked = ledger.booked(receipt.bookingKey()).orElseThrow();
            if (booked.reverses() != null) {
                bookAgain(receipt, ledger.booked(booked.reverses()).orElseThrow());
            } else {
                entries.sameAs(booked.onceKey()).stream().findFirst().ifPresent(same -> {
                    throw new Refusal(same.key() + " tells the same payment again. Undo that first.");
                });
                told.forgetAll(booked.id());
                Account account = accounts.get(receipt.accountId());
                boolean reversed = ledger.bookReversal(account, receipt.bookingKey(), booked.valueDate(), "Matched wrongly", receipt.source(),
                        receipt.bookingKey() + "/undone");
                if (!reversed) {
                    throw new Refusal("The payment " + receipt.key() + " was taken back already, by the bank or by a person. Undo that first.");
                }
            }
            entries.forget(id);
        }
        ask(receipt, "Undone by " + who + (reason == null || reason.isBlank() ? "" : ": " + reason.strip()));
    }

    /** A return was matched wrongly: the payment that it took back stands again, on the same invoices. */
    private void bookAgain(Receipt returned, Entry before) {
        Account account = accounts.get(before.accountId());
        Receipt earlier = returned.takesBack() == null ? null : entries.lock(returned.takesBack());
        int bookings = earlier == null ? 0 : earlier.bookings() + 1;
        String key = earlier == null ? returned.bookingKey() + "/undone" : key(earlier.id(), bookings);
        ledger.bookPaymentFor(account, before.amount().negated(), before.valueDate(), byInvoice(account, ledger.shares(before)), before.reference(),
                before.source(), key);
        if (earlier == null) {
            return;
        }
        entries.stands(new Receipt(earlier.id(), earlier.entry(), earlier.source(), earlier.takenAt(), earlier.state(), earlier.why(), earlier.confidence(),
                earlier.accountId(), key, null, bookings, earlier.decidedBy(), earlier.decidedAt()));
    }

    /** Shares of charges count for their invoices, as they did when they were booked. */
    private List<Share> byInvoice(Account account, List<Share> shares) {
        Map<Long, Long> invoiceOf = accounts.invoices(account.id()).stream().collect(Collectors.toMap(Invoice::id, Invoice::belongsTo));
        Map<Long, Money> sums = new LinkedHashMap<>();
        shares.forEach(share -> sums.merge(invoiceOf.get(share.invoiceId()), share.amount(), Money::plus));
        return sums.entrySet().stream().map(sum -> new Share(sum.getKey(), sum.getValue())).toList();
    }

    private boolean book(Receipt receipt, Candidate candidate, Integer confidence, String why, String who) {
        if (candidate.isSame()) {
            isSame(receipt, candidate, confidence, why, who);
            return true;
        }
        if (!candidate.takesBack()) {
            bookPayment(receipt, candidate.account(), candidate.shares(), confidence, why, who);
            return true;
        }
        Receipt earlier = candidate.earlier().receipt() == null ? null : entries.lock(candidate.earlier().receipt().id());
        BankEntry entry = receipt.entry();
        int bookings = receipt.bookings() + 1;
        String reason = entry.returnReason() == null ? "Taken back by the bank" : entry.returnReason();
        if (!ledger.bookReversal(candidate.account(), earlier == null ? candidate.earlier().booked().onceKey() : earlier.bookingKey(), entry.valueDate(),
                cut(reason), receipt.source(), key(receipt.id(), bookings))) {
            return false;
        }
        stands(receipt, candidate.account(), earlier == null ? null : earlier.id(), bookings, confidence, why, who);
        return true;
    }

    /** What was booked before is not booked again. */
    private void isSame(Receipt receipt, Candidate candidate, Integer confidence, String why, String who) {
        accounts.lock(candidate.account().id());
        Entry booked = candidate.earlier().booked();
        told.toldAgain(receipt.entry().onceKey(), booked.id(), receipt.source());
        entries.stands(new Receipt(receipt.id(), receipt.entry(), receipt.source(), receipt.takenAt(), State.SAME, why, confidence, candidate.account().id(),
                booked.onceKey(), null, receipt.bookings(), who, clock.instant()));
    }

    private void bookPayment(Receipt receipt, Account account, List<Share> shares, Integer confidence, String why, String who) {
        BankEntry entry = receipt.entry();
        int bookings = receipt.bookings() + 1;
        ledger.bookPaymentFor(account, entry.amount(), entry.valueDate(), shares, reference(entry), receipt.source(), key(receipt.id(), bookings));
        stands(receipt, account, null, bookings, confidence, why, who);
    }

    private void stands(Receipt receipt, Account account, Long takesBack, int bookings, Integer confidence, String why, String who) {
        entries.stands(new Receipt(receipt.id(), receipt.entry(), receipt.source(), receipt.takenAt(), State.BOOKED, why, confidence, account.id(),
                key(receipt.id(), bookings), takesBack, bookings, who, clock.instant()));
    }

    private void ask(Receipt receipt, String why) {
        Receipt toMatch = new Receipt(receipt.id(), receipt.entry(), receipt.source(), receipt.takenAt(), State.TO_MATCH, why, null, null, null, null,
                receipt.bookings(), null, null);
        entries.stands(toMatch);
        desk.askPerson(toMatch);
    }

    private void learn(Receipt receipt, Account account) {
        if (receipt.entry().payerAccount() != null && receipt.entry().amount().isPositive()) {
            entries.learn(receipt.entry().payerAccount(), account.id(), receipt.id());
        }
    }

    private Receipt open(long id) {
        Receipt receipt = entries.lock(id);
        if (receipt.state() != State.TO_MATCH) {
            throw new Refusal("Somebody has decided about " + receipt.key() + " meanwhile.");
        }
        return receipt;
    }

    private static void incoming(Receipt receipt) {
        if (!receipt.entry().amount().isPositive()) {
            throw new Refusal("This money went out: choose the payment that it takes back, or say that it is not ours.");
        }
    }

    /** By number of the invoice, in the order in which they were written. */
    private static Map<String, Money> parts(String split, Money amount) {
        Map<String, Money> parts = new LinkedHashMap<>();
        Money rest = amount;
        for (String written : split.split("\\s*[,;\\n]\\s*")) {
            if (written.isBlank()) {
                continue;
            }
            java.util.regex.Matcher part = PART.matcher(written.strip());
            if (!part.matches()) {
                throw new Refusal("'" + written.strip() + "' is not like R1=100.00 (number of the invoice, equals, amount with a point).");
            }
            Money share = money(part.group(2), amount);
            if (parts.put(part.group(1), share) != null) {
                throw new Refusal("Invoice " + part.group(1) + " is named twice.");
            }
            rest = rest.minus(share);
        }
        if (parts.isEmpty()) {
            throw new Refusal("Name at least one invoice, like R1=100.00.");
        }
        if (rest.isNegative()) {
            throw new Refusal("That is " + rest.negated() + " more than the " + amount + " that came in.");
        }
        return parts;
    }

    private static Money money(String written, Money like) {
        if (!written.matches("\\d{1,13}(\\.\\d+)?")) {
            throw new Refusal("'" + written + "' is no amount. Write it with a point and without spaces, like 1234.50.");
        }
        try {
            Money share = new Money(new BigDecimal(written), like.currency());
            if (share.isPositive()) {
                return share;
            }
            throw new Refusal("An amount must be more than zero.");
        } catch (ArithmeticException tooFine) {
            throw new Refusal("'" + written + "' has more decimals than " + like.currency() + " has.");
        }
    }

    /** The one account that has all these invoices. */
    private Account accountOf(BankEntry entry, Set<String> numbers, String customer) {
        List<Account> possible = customer == null || customer.isBlank()
                ? invoices.numbered(numbers.stream().map(Invoice::plain).toList()).stream().filter(invoice -> numbers.contains(invoice.number()))
                        .map(Invoice::accountId).distinct().map(accounts::get).toList()
                : accounts.ofCustomers(List.of(customer.strip()));
        String creditor = matcher.creditor(entry).map(Creditor::id).orElse(null);
        possible = possible.stream().filter(account -> account.currency().equals(entry.amount().currency()))
                .filter(account -> creditor == null || account.creditorId().equals(creditor)).toList();
        Set<String> missing = new TreeSet<>(numbers);
        List<Account> fitting = new ArrayList<>();
        for (Account account : possible) {
            List<String> there = numbers.stream().filter(number -> accounts.invoice(account.id(), number).isPresent()).toList();
            missing.removeAll(there);
            if (there.size() == numbers.size()) {
                fitting.add(account);
            }
        }
        if (!missing.isEmpty()) {
            throw new Refusal("There is no invoice " + String.join(", ", missing) + " in " + entry.amount().currency()
                    + (customer == null || customer.isBlank() ? "" : " of customer " + customer.strip()) + ".");
        }
        if (fitting.isEmpty()) {
            throw new Refusal("These invoices are not of one account. One payment can only be split within one.");
        }
        if (fitting.size() > 1) {
            throw new Refusal("Several accounts have these invoices (" + fitting.stream().map(account -> account.customerId() + " at " + account.creditorId())
                    .collect(Collectors.joining(", ")) + "). Say which customer is meant.");
        }
        return fitting.get(0);
    }

    private Account accountOf(BankEntry entry, String customer) {
        String number = customer == null ? "" : customer.strip();
        if (number.isEmpty() || customers.find(number).isEmpty()) {
            throw new Refusal("There is no customer " + number + ".");
        }
        Optional<Creditor> creditor = matcher.creditor(entry);
        if (creditor.isPresent()) {
            return accounts.open(number, creditor.get().id(), entry.amount().currency());
        }
        List<Account> possible = accounts.ofCustomers(List.of(number)).stream()
                .filter(account -> account.currency().equals(entry.amount().currency())).toList();
        if (possible.size() != 1) {
            throw new Refusal(possible.isEmpty() ? "Customer " + number + " has no account in " + entry.amount().currency() + "."
                    : "Customer " + number + " owes several creditors in " + entry.amount().currency() + ": split it over invoices instead.");
        }
        return possible.get(0);
    }

    private static String why(Receipt receipt, Matcher.Found found) {
        String obstacle = found.obstacle() == null ? "" : found.obstacle() + " ";
        if (found.candidates().isEmpty()) {
            return obstacle + (receipt.entry().amount().isNegative() ? "No earlier payment was found that this takes back."
                    : "Nothing in it points to a customer.");
        }
        Candidate best = found.candidates().get(0);
        return obstacle + "Not sure enough: " + best.confidence() + " of 100 for customer " + best.account().customerId() + " (" + best.why() + ").";
    }

    private static String said(String note, String why) {
        return note == null || note.isBlank() ? why : note.strip() + " – " + why;
    }

    private static String reference(BankEntry entry) {
        return cut(entry.text() != null ? entry.text() : entry.endToEndId() != null ? entry.endToEndId() : entry.bankReference());
    }

    private static String cut(String text) {
        return text == null || text.length() <= LONGEST_REFERENCE ? text : text.substring(0, LONGEST_REFERENCE);
    }

    private static String key(long id, int booking) {
        return "bank/" + id + "/" + booking;
    }
}
