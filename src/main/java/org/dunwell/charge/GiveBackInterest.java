package org.dunwell.charge;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.AccountWatch;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Entries;
import org.dunwell.ledger.Entry;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.springframework.stereotype.Component;

/**
 * A payment or a hold may be older than the interest posted meanwhile. What was posted too much is then given back by a credit note on the interest, the
 * newest first; what was waived or written off of it, the customer does not bear and gets nothing for.
 */
@Component
class GiveBackInterest implements AccountWatch {

    private static final EnumSet<Entry.Kind> FORGIVEN = EnumSet.of(Entry.Kind.WAIVER, Entry.Kind.WRITE_OFF);

    private final InterestTerms terms;
    private final AccruedInterest accrued;
    private final BaseRates baseRates;
    private final Accounts accounts;
    private final Entries entries;
    private final Ledger ledger;

    GiveBackInterest(InterestTerms terms, AccruedInterest accrued, BaseRates baseRates, Accounts accounts, Entries entries, Ledger ledger) {
        this.terms = terms;
        this.accrued = accrued;
        this.baseRates = baseRates;
        this.accounts = accounts;
        this.entries = entries;
        this.ledger = ledger;
    }

    @Override
    public void accountMoved(long accountId) {
        Map<Long, InterestTerms.Terms> known = terms.ofAccount(accountId);
        if (known.isEmpty()) {
            return;
        }
        Account account = accounts.get(accountId);
        List<Invoice> items = accounts.invoices(accountId);
        Map<Long, List<Invoice>> byInvoice = items.stream().filter(item -> item.kind() == Invoice.Kind.INTEREST)
                .collect(Collectors.groupingBy(Invoice::belongsTo, TreeMap::new, Collectors.toList()));
        items.stream().filter(item -> byInvoice.containsKey(item.id())).forEach(invoice -> {
            List<Invoice> interest = byInvoice.get(invoice.id());
            if (interest.stream().allMatch(item -> known.containsKey(item.id()))) {
                giveBack(account, invoice, interest, known);
            }
        });
    }

    @Override
    public void accountCharged(long accountId) {
        // our own charge changes nothing of what was posted before it
    }

    @Override
    public void accountHeld(long accountId) {
        accountMoved(accountId);
    }

    private void giveBack(Account account, Invoice invoice, List<Invoice> interest, Map<Long, InterestTerms.Terms> known) {
        List<Invoice> newestFirst = interest.stream().sorted(Comparator.comparing(Invoice::id).reversed()).toList();
        LocalDate until = known.get(newestFirst.get(0).id()).until();
        Money owed = accrued.of(account, invoice, until, day -> percent(day, newestFirst, known));
        Money posted = accrued.posted(account, interest);
        Money tooMuch = posted.minus(owed);
        for (Invoice item : newestFirst) {
            Money borne = item.amount().minus(accrued.givenBack(account, item)).minus(entries.closed(List.of(item.id()), FORGIVEN, account.currency()));
            Money part = tooMuch.min(borne);
            if (part.isPositive()) {
                LocalDate today = ledger.today(account);
                ledger.bookCreditNote(account, item.number(), part, today, "interest on " + invoice.number() + " up to " + until + " is " + owed
                        + ", not " + posted, "dunwell", freeKey(item));
                tooMuch = tooMuch.minus(part);
            }
        }
    }

    /** By the terms of the posting that this day was reckoned in. */
    private BigDecimal percent(LocalDate day, List<Invoice> newestFirst, Map<Long, InterestTerms.Terms> known) {
        InterestTerms.Terms then = known.get(newestFirst.get(0).id());
        for (Invoice item : newestFirst) {
            InterestTerms.Terms earlier = known.get(item.id());
            if (!earlier.until().isBefore(day)) {
                then = earlier;
            }
        }
        return baseRates.on(then.baseRate(), day).add(then.points());
    }

    private String freeKey(Invoice interest) {
        int next = 1;
        while (ledger.booked(AccruedInterest.GIVEN_BACK + interest.id() + "/" + next).isPresent()) {
            next++;
        }
        return AccruedInterest.GIVEN_BACK + interest.id() + "/" + next;
    }
}
