package org.dunwell.bank;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dunwell.collection.CollectionCases;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Entry;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.dunwell.ledger.Share;
import org.dunwell.ledger.ToldPayments;
import org.dunwell.policy.Policies;
import org.springframework.stereotype.Component;

/**
 * Finds what a movement may be, and how sure that is. Each clue has its confidence in the table match-payments; independent clues for the same
 * account add up (what both leave in doubt stays in doubt), clues for different accounts lower one another. Changes nothing.
 */
@Component
public class Matcher {

    /** What speaks for a candidate or against it, by its word in the table match-payments. */
    enum Clue {
        CREDITOR_REFERENCE("creditorReference"), END_TO_END_ID("endToEndId"), INVOICE_NUMBER("invoiceNumber"),
        SHORT_INVOICE_NUMBER("shortInvoiceNumber"), CASE_NUMBER("caseNumber"), PAYER_KNOWN("payerKnown"), AMOUNT_AND_NAME("amountAndName"),
        AMOUNT_EXACT("amountExact"), NAME_SIMILAR("nameSimilar"), NOTHING_OPEN("nothingOpen"), CONFLICT("conflict"),
        RETURNED_END_TO_END_ID("returnedEndToEndId"), RETURNED_BANK_REFERENCE("returnedBankReference"), RETURNED_PAYER("returnedPayer"),
        RETURNED_AMOUNT("returnedAmount"), TOLD_BEFORE("toldBefore"), TOLD_BEFORE_ON_INVOICE("toldBeforeOnInvoice"), MAYBE_TOLD_BEFORE("maybeToldBefore");

        private final String word;

        Clue(String word) {
            this.word = word;
        }
    }

    private static final String TABLE = "match-payments";
    private static final int ALIKE = 20;
    private static final int MOST_SPOTS = 400;
    /** From this on a candidate is a rival of the others. */
    private static final int RIVAL = 60;
    private static final int NEVER = 101;

    private final Accounts accounts;
    private final InvoiceIndex invoices;
    private final BankEntries entries;
    private final ToldPayments told;
    private final Ledger ledger;
    private final Customers customers;
    private final Creditors creditors;
    private final CollectionCases cases;
    private final Policies policies;

    public Matcher(Accounts accounts, InvoiceIndex invoices, BankEntries entries, ToldPayments told, Ledger ledger, Customers customers, Creditors creditors, CollectionCases cases,
                   Policies policies) {
        this.accounts = accounts;
        this.invoices = invoices;
        this.entries = entries;
        this.told = told;
        this.ledger = ledger;
        this.customers = customers;
        this.creditors = creditors;
        this.cases = cases;
        this.policies = policies;
    }

    /**
     * @param candidates most likely first
     * @param obstacle   what was named but cannot be paid by it, in words, or null
     */
    public record Found(List<Candidate> candidates, String obstacle) {

        /** The one that is booked by itself, if there is one. */
        public Optional<Candidate> certain() {
            return candidates.stream().findFirst().filter(Candidate::isCertain);
        }
    }

    public Found match(Receipt receipt) {
        return receipt.entry().amount().isNegative() ? new Found(returned(receipt.entry()), null) : paid(receipt);
    }

    /** The creditor whose bank account it came in on, if that is known. */
    public Optional<Creditor> creditor(BankEntry entry) {
        return entry.creditor() != null ? creditors.find(entry.creditor())
                : creditors.all().stream().filter(creditor -> isSameAccount(creditor.iban(), entry.bankAccount())).findFirst();
    }

    private Found paid(Receipt receipt) {
        BankEntry entry = receipt.entry();
        Tracks tracks = new Tracks(entry, creditor(entry).map(Creditor::id).orElse(null));
        byReference(entry, tracks);
        byEndToEndId(entry, tracks);
        byNumber(entry.text(), Clue.INVOICE_NUMBER, "The text names ", tracks);
        byCase(entry, tracks);
        if (entry.payerAccount() != null) {
            entries.accountsOfPayer(entry.payerAccount()).forEach(account -> tracks.note(tracks.account(account), Clue.PAYER_KNOWN,
                    "This bank account has paid for it before"));
        }
        byAmountAndName(entry, tracks);
        return new Found(weigh(tracks, receipt.source()), tracks.obstacles.isEmpty() ? null : String.join(". ", tracks.obstacles) + ".");
    }

    private void byReference(BankEntry entry, Tracks tracks) {
        Set<CreditorReference> references = new LinkedHashSet<>();
        CreditorReference.read(entry.creditorReference()).ifPresent(references::add);
        references.addAll(CreditorReference.in(entry.text()));
        references.addAll(CreditorReference.in(entry.endToEndId()));
        for (CreditorReference reference : references) {
            Optional<Invoice> ours = reference.invoiceId().isPresent() ? invoices.find(reference.invoiceId().getAsLong()) : Optional.empty();
            List<Invoice> meant = ours.isPresent() ? List.of(ours.get()) : invoices.numbered(Set.of(Invoice.plain(reference.body())));
            meant.forEach(invoice -> tracks.note(invoice, Clue.CREDITOR_REFERENCE, "The reference " + reference.printed() + " names invoice " + invoice.number()));
        }
        if (references.isEmpty() && entry.creditorReference() != null) {
            byNumber(entry.creditorReference(), Clue.INVOICE_NUMBER, "The reference names ", tracks);
        }
    }

    private void byEndToEndId(BankEntry entry, Tracks tracks) {
        if (entry.endToEndId() != null) {
            byNumber(entry.endToEndId(), Clue.END_TO_END_ID, "The end-to-end id names ", tracks);
            // payers count from 1, and some banks tell the same one for all: only of the same payer it says something
            entries.accountsOfEndToEndId(entry.endToEndId()).stream().map(tracks::account).filter(tracks::isNamed)
                    .forEach(account -> tracks.note(account, Clue.END_TO_END_ID, "The same end-to-end id paid for it before"));
        }
    }

    /** Of overlapping finds the longest counts: invoice 2026-17 is meant, not invoice 2026. */
    private void byNumber(String text, Clue clue, String words, Tracks tracks) {
        List<NumbersInText.Spot> spots = NumbersInText.in(text).stream().limit(MOST_SPOTS).toList();
        if (spots.isEmpty()) {
            return;
        }
        Set<String> asked = new TreeSet<>();
        spots.forEach(spot -> {
            asked.add(spot.plain());
            asked.add(Invoice.plain(spot.written().replaceFirst("^0+", "")));
        });
        Map<String, List<Invoice>> known = invoices.numbered(asked).stream().collect(Collectors.groupingBy(invoice -> Invoice.plain(invoice.number())));
        List<NumbersInText.Spot> taken = new ArrayList<>();
        spots.stream().filter(spot -> known.containsKey(spot.plain()))
                .sorted(Comparator.comparing((NumbersInText.Spot spot) -> spot.from() - spot.to()).thenComparing(NumbersInText.Spot::from))
                .forEach(spot -> {
                    if (taken.stream().noneMatch(spot::overlaps)) {
                        taken.add(spot);
                    }
                });
        taken.sort(Comparator.comparing(NumbersInText.Spot::from));
        for (NumbersInText.Spot spot : taken) {
            List<Invoice> meant = known.get(spot.plain());
            List<Invoice> exact = meant.stream().filter(invoice -> invoice.number().equalsIgnoreCase(spot.written())).toList();
            (exact.isEmpty() ? meant : exact).forEach(invoice ->
                    tracks.note(invoice, spot.isShort() ? Clue.SHORT_INVOICE_NUMBER : clue, words + "invoice " + invoice.number()));
        }
    }

    private void byCase(BankEntry entry, Tracks tracks) {
        for (String text : new String[] {entry.text(), entry.endToEndId(), entry.creditorReference()}) {
            NumbersInText.cases(text).forEach(number -> cases.find(number).ifPresent(of ->
                    tracks.note(tracks.account(of.accountId()), Clue.CASE_NUMBER, "It names case " + number)));
        }
    }

    private void byAmountAndName(BankEntry entry, Tracks tracks) {
        if (entry.payerName() != null) {
            for (Invoice invoice : invoices.exactlyOpen(entry.amount(), tracks.creditor, ALIKE)) {
                if (tracks.isNamed(tracks.account(invoice.accountId()))) {
                    tracks.noteAmount(invoice, "Exactly what is open on invoice " + invoice.number() + ", and the name is alike");
                }
            }
        }
    }

    private boolean isNamed(BankEntry entry, Account account) {
        return entry.payerName() != null && customers.find(account.customerId()).filter(customer -> PayerName.similar(entry.payerName(), customer.name())
                || PayerName.similar(entry.payerName(), customer.contactName())).isPresent();
    }

    private List<Candidate> weigh(Tracks tracks, String source) {
        Weights weights = new Weights();
        for (Track track : tracks.byAccount.values()) {
            support(track, tracks);
        }
        List<Candidate> candidates = new ArrayList<>();
        Map<Track, String> conflicts = new LinkedHashMap<>();
        for (Track track : tracks.byAccount.values()) {
            List<Track> rivals = tracks.byAccount.values().stream()
                    .filter(other -> other != track && weights.confidence(other.clues.keySet()) >= RIVAL)
                    .filter(other -> !(track.clues.keySet().containsAll(other.clues.keySet()) && track.clues.size() > other.clues.size()))
                    .toList();
            if (!rivals.isEmpty()) {
                conflicts.put(track, "but something else points to customer "
                        + rivals.stream().map(rival -> rival.account.customerId()).distinct().limit(3).collect(Collectors.joining(", ")));
            }
        }
        conflicts.forEach((track, words) -> track.clues.put(Clue.CONFLICT, words));
        toldBefore(tracks, source).forEach((track, earlier) -> candidates.add(same(track, earlier, weights)));
        for (Track track : tracks.byAccount.values()) {
            List<Share> shares = shares(tracks.entry.amount(), track);
            candidates.add(new Candidate(Candidate.PAYS + track.account.id(), track.account, track.invoices.stream()
                    .filter(invoice -> shares.stream().anyMatch(share -> share.invoiceId() == invoice.id())).toList(), shares, null,
                    weights.confidence(track.clues.keySet()), weights.bookedFrom(track.clues.keySet()), String.join("; ", track.clues.values())));
        }
        candidates.sort(Comparator.comparing(Candidate::confidence).reversed().thenComparing(candidate -> candidate.account().id()));
        return List.copyOf(candidates);
    }

    /** What does not find an account but speaks for or against one. */
    /** By track, the payment nearest in time that may be the same, told by somebody else. */
    private Map<Track, Entry> toldBefore(Tracks tracks, String source) {
        if (tracks.byAccount.isEmpty()) {
            return Map.of();
        }
        LocalDate day = tracks.entry.valueDate();
        Map<Track, Entry> found = new LinkedHashMap<>();
        told.byOthers(tracks.byAccount.keySet(), day.minusDays(ToldPayments.DAYS), day.plusDays(ToldPayments.DAYS), source).stream()
                .filter(booked -> ToldPayments.isAlike(booked, tracks.entry.amount(), day))
                .sorted(Comparator.comparing(booked -> Math.abs(ChronoUnit.DAYS.between(day, booked.valueDate()))))
                .forEach(booked -> found.putIfAbsent(tracks.byAccount.get(booked.accountId()), booked));
        return found;
    }

    private Candidate same(Track track, Entry booked, Weights weights) {
        String words = "A payment of this amount was told before (" + booked.source() + ", " + booked.valueDate() + ")";
        Set<Long> named = track.invoices.stream().map(Invoice::belongsTo).collect(Collectors.toSet());
        boolean onInvoice = !named.isEmpty() && ledger.shares(booked).stream().map(share -> accounts.invoice(share.invoiceId()).orElseThrow())
                .anyMatch(item -> named.contains(item.belongsTo()));
        Map<Clue, String> clues = new EnumMap<>(Clue.class);
        clues.put(onInvoice ? Clue.TOLD_BEFORE_ON_INVOICE : Clue.TOLD_BEFORE, words + (onInvoice ? ", and paid what this one names" : ""));
        if (track.clues.containsKey(Clue.CONFLICT)) {
            clues.put(Clue.CONFLICT, track.clues.get(Clue.CONFLICT));
        }
        track.clues.put(Clue.MAYBE_TOLD_BEFORE, "but it may have been told before (" + booked.source() + ", " + booked.valueDate() + ")");
        return new Candidate(Candidate.SAME + booked.id(), track.account, List.of(), List.of(), new Earlier(booked, null),
                weights.confidence(clues.keySet()), weights.bookedFrom(clues.keySet()), String.join("; ", clues.values()));
    }

    private void support(Track track, Tracks tracks) {
        BankEntry entry = tracks.entry;
        Money none = Money.zero(track.account.currency());
        List<Invoice> open = track.open();
        Money named = track.invoices.stream().map(invoice -> payable(invoice, open)).reduce(none, Money::plus);
        Money all = open.stream().map(Invoice::open).reduce(none, Money::plus);
        boolean onAmount = track.clues.containsKey(Clue.AMOUNT_AND_NAME);
        if (!track.invoices.isEmpty() && !onAmount && named.equals(entry.amount())) {
            track.clues.put(Clue.AMOUNT_EXACT, "the amount is exactly what is open on " + (track.invoices.size() == 1 ? "it" : "them"));
        } else if (track.invoices.isEmpty() && all.equals(entry.amount())) {
            track.clues.put(Clue.AMOUNT_EXACT, "the amount is exactly what is open in all");
        } else if (track.invoices.isEmpty()) {
            List<Invoice> exact = open.stream().filter(invoice -> payable(invoice, open).equals(entry.amount())).toList();
            if (exact.size() == 1) {
                track.invoices.addAll(exact);
                track.clues.put(Clue.AMOUNT_EXACT, "the amount is exactly what is open on invoice " + exact.get(0).number());
            }
        }
        if (!track.invoices.isEmpty() ? !named.isPositive() && !track.clues.containsKey(Clue.AMOUNT_EXACT) : !all.isPositive()) {
            track.clues.put(Clue.NOTHING_OPEN, track.invoices.isEmpty() ? "but nothing is open there" : "but nothing is open on it any more");
        }
        if (!onAmount && tracks.isNamed(track.account)) {
            track.clues.put(Clue.NAME_SIMILAR, "the name is alike");
        }
    }

    private List<Share> shares(Money amount, Track track) {
        List<Invoice> open = track.open();
        List<Share> shares = new ArrayList<>();
        Money rest = amount;
        for (Invoice invoice : track.invoices) {
            Money share = rest.min(payable(invoice, open));
            if (share.isPositive()) {
                shares.add(new Share(invoice.id(), share));
                rest = rest.minus(share);
            }
        }
        return List.copyOf(shares);
    }

    /** What is open on an invoice and its charges. */
    private static Money payable(Invoice invoice, List<Invoice> open) {
        return open.stream().filter(item -> item.id() == invoice.id() || item.belongsTo() == invoice.id()).map(Invoice::open)
                .reduce(Money.zero(invoice.amount().currency()), Money::plus);
    }

    private List<Candidate> returned(BankEntry entry) {
        Weights weights = new Weights();
        List<Candidate> candidates = new ArrayList<>();
        for (Receipt earlier : entries.takenBackBy(entry)) {
            Map<Clue, String> clues = new EnumMap<>(Clue.class);
            BankEntry told = earlier.entry();
            clues.put(Clue.RETURNED_AMOUNT, "The amount is that of payment " + earlier.key() + " from " + told.valueDate());
            if (told.endToEndId() != null && told.endToEndId().equals(entry.endToEndId())) {
                clues.put(Clue.RETURNED_END_TO_END_ID, "the end-to-end id is the same");
            }
            if (told.bankReference() != null && told.bankReference().equals(entry.bankReference())) {
                clues.put(Clue.RETURNED_BANK_REFERENCE, "the bank's reference is the same");
            }
            if (told.payerAccount() != null && told.payerAccount().equals(entry.payerAccount())) {
                clues.put(Clue.RETURNED_PAYER, "the payer's bank account is the same");
            }
            ledger.booked(earlier.bookingKey()).ifPresent(booked ->
                    candidates.add(takesBack(new Earlier(booked, earlier), accounts.get(earlier.accountId()), entry, clues, weights)));
        }
        for (Entry booked : entries.otherPaymentsTakenBackBy(entry, creditor(entry).map(Creditor::id).orElse(null))) {
            Account account = accounts.get(booked.accountId());
            candidates.add(takesBack(new Earlier(booked, null), account, entry, otherClues(booked, account, entry), weights));
        }
        candidates.sort(Comparator.comparing(Candidate::confidence).reversed().thenComparing(candidate -> -candidate.earlier().booked().id()));
        Set<Long> seen = new HashSet<>();
        candidates.removeIf(candidate -> !seen.add(candidate.earlier().booked().id()));
        if (candidates.size() > 1 && candidates.get(0).confidence() == candidates.get(1).confidence()) {
            return candidates.stream().map(Matcher::doubted).toList();
        }
        return List.copyOf(candidates);
    }

    private static Candidate takesBack(Earlier earlier, Account account, BankEntry entry, Map<Clue, String> clues, Weights weights) {
        return new Candidate(Candidate.TAKES_BACK + earlier.booked().id(), account, List.of(), List.of(), earlier, weights.confidence(clues.keySet()),
                entry.isReturn() ? weights.bookedFrom(clues.keySet()) : NEVER, String.join("; ", clues.values()));
    }

    /** Of a payment that no bank file told. */
    private Map<Clue, String> otherClues(Entry booked, Account account, BankEntry entry) {
        Map<Clue, String> clues = new EnumMap<>(Clue.class);
        clues.put(Clue.RETURNED_AMOUNT, "The amount is that of the payment from " + booked.valueDate() + " (" + booked.source() + ") of customer "
                + account.customerId());
        if (booked.reference() != null && (booked.reference().equals(entry.endToEndId()) || booked.reference().equals(entry.bankReference()))) {
            clues.put(Clue.RETURNED_END_TO_END_ID, "the reference is the same");
        }
        if (entry.payerAccount() != null && entries.accountsOfPayer(entry.payerAccount()).contains(account.id())) {
            clues.put(Clue.RETURNED_PAYER, "this bank account is known to pay for it");
        }
        if (booked.invoiceNumber() != null && NumbersInText.in(entry.text()).stream().limit(MOST_SPOTS)
                .anyMatch(spot -> !spot.isShort() && spot.plain().equals(Invoice.plain(booked.invoiceNumber())))) {
            clues.put(Clue.INVOICE_NUMBER, "the text names its invoice " + booked.invoiceNumber());
        }
        if (isNamed(entry, account)) {
            clues.put(Clue.NAME_SIMILAR, "the name is alike");
        }
        return clues;
    }

    private static Candidate doubted(Candidate one) {
        return new Candidate(one.value(), one.account(), one.invoices(), one.shares(), one.earlier(), one.confidence(), NEVER, one.why());
    }

    private static boolean isSameAccount(String one, String other) {
        return one != null && other != null && Objects.equals(one.replace(" ", ""), other.replace(" ", ""));
    }

    /** "The text names invoice 1" and "The text names invoice 2" → "The text names invoice 1, 2". */
    private static String joined(String before, String also) {
        int number = also.lastIndexOf("invoice ");
        return before.contains(also) ? before : number < 0 ? before + ", " + also : before + ", " + also.substring(number + "invoice ".length());
    }

    /** The table's rows, each asked once for a movement. */
    private final class Weights {

        private final Map<Clue, Map<String, Object>> rows = new EnumMap<>(Clue.class);

        private int confidence(Set<Clue> clues) {
            double doubt = 1;
            int against = 0;
            for (Clue clue : clues) {
                int weight = number(clue, "confidence");
                if (weight < 0) {
                    against += weight;
                } else {
                    doubt *= 1 - weight / 100.0;
                }
            }
            return Math.max(0, Math.min(100, (int) Math.round(100 * (1 - doubt)) + against));
        }

        private int bookedFrom(Set<Clue> clues) {
            return clues.stream().filter(clue -> number(clue, "confidence") > 0).mapToInt(clue -> number(clue, "bookedFrom")).min().orElse(NEVER);
        }

        private int number(Clue clue, String output) {
            return ((Number) rows.computeIfAbsent(clue, asked -> policies.decide(TABLE, Map.of("clue", asked.word))).get(output)).intValue();
        }
    }

    /** What points to one account. */
    private final class Track {

        private final Account account;
        private final Set<Invoice> invoices = new LinkedHashSet<>();
        private final Map<Clue, String> clues = new EnumMap<>(Clue.class);
        private List<Invoice> open;

        private Track(Account account) {
            this.account = account;
        }

        /** With charges, oldest due date first; asked once. */
        private List<Invoice> open() {
            if (open == null) {
                open = accounts.openInvoices(account.id());
            }
            return open;
        }
    }

    /** All that was found, by account. */
    private final class Tracks {

        private final BankEntry entry;
        private final String creditor;
        private final Map<Long, Track> byAccount = new LinkedHashMap<>();
        private final Set<String> obstacles = new LinkedHashSet<>();
        private final Map<Long, Account> known = new HashMap<>();
        private final Map<String, Boolean> named = new HashMap<>();

        private Tracks(BankEntry entry, String creditor) {
            this.entry = entry;
            this.creditor = creditor;
        }

        private Account account(long id) {
            return known.computeIfAbsent(id, accounts::get);
        }

        /** Whether the payer's name is like the customer's. */
        private boolean isNamed(Account account) {
            return named.computeIfAbsent(account.customerId(), id -> Matcher.this.isNamed(entry, account));
        }

        private void note(Account account, Clue clue, String words) {
            if (creditor != null && !creditor.equals(account.creditorId())) {
                return;
            }
            if (!account.currency().equals(entry.amount().currency())) {
                obstacles.add(words + ", but that account of customer " + account.customerId() + " is in " + account.currency());
                return;
            }
            byAccount.computeIfAbsent(account.id(), id -> new Track(account)).clues.merge(clue, words,
                    Matcher::joined);
        }

        private void note(Invoice invoice, Clue clue, String words) {
            Account account = account(invoice.accountId());
            note(account, clue, words);
            Track track = byAccount.get(account.id());
            if (track != null) {
                track.invoices.add(invoice);
            }
        }

        /** Names the invoice unless others are named already. */
        private void noteAmount(Invoice invoice, String words) {
            Track track = byAccount.get(invoice.accountId());
            if (track == null) {
                note(invoice, Clue.AMOUNT_AND_NAME, words);
            } else if (track.invoices.isEmpty()) {
                note(invoice, Clue.AMOUNT_AND_NAME, words);
            } else if (track.clues.containsKey(Clue.AMOUNT_AND_NAME)) {
                // several invoices of the same amount: the oldest is taken
                track.clues.merge(Clue.AMOUNT_AND_NAME, words, (before, also) -> before);
            }
        }
    }
}
