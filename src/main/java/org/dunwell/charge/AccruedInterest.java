package org.dunwell.charge;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.dunwell.collection.Held;
import org.dunwell.collection.Pauses;
import org.dunwell.customer.Creditors;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Entries;
import org.dunwell.ledger.Entry;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;
import org.springframework.stereotype.Component;

/** What interest an invoice bears by all that is known now, and what of the posted interest still stands. */
@Component
class AccruedInterest {

    static final String GIVEN_BACK = "interest-back/";

    private final Entries entries;
    private final Pauses pauses;
    private final Creditors creditors;

    AccruedInterest(Entries entries, Pauses pauses, Creditors creditors) {
        this.entries = entries;
        this.pauses = pauses;
        this.creditors = creditors;
    }

    /** Up to and with {@code asOf}; days on hold bear none. @param percent a year, on a day */
    Money of(Account account, Invoice invoice, LocalDate asOf, Function<LocalDate, BigDecimal> percent) {
        List<Held> held = pauses.held(account.id());
        ZoneId zone = creditors.get(account.creditorId()).zone();
        return Interest.of(outstanding(invoice), invoice.dueOn(), asOf, percent, day -> held.stream().anyMatch(hold -> hold.covers(invoice, day, zone)));
    }

    /** What was posted less what was given back. */
    Money posted(Account account, List<Invoice> interest) {
        return interest.stream().map(item -> item.amount().minus(givenBack(account, item))).reduce(Money.zero(account.currency()), Money::plus);
    }

    Money givenBack(Account account, Invoice interest) {
        return entries.standing(account.id(), GIVEN_BACK + interest.id() + "/").stream().map(Entry::amount).map(Money::negated)
                .reduce(Money.zero(account.currency()), Money::plus);
    }

    private NavigableMap<LocalDate, Money> outstanding(Invoice invoice) {
        NavigableMap<LocalDate, Money> outstanding = new TreeMap<>();
        outstanding.put(LocalDate.MIN, invoice.amount());
        entries.closings(invoice).forEach((day, closed) -> outstanding.put(day, outstanding.lastEntry().getValue().minus(closed)));
        return outstanding;
    }
}
