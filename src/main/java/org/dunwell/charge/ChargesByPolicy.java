package org.dunwell.charge;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.dunwell.collection.Chaseable;
import org.dunwell.collection.Held;
import org.dunwell.collection.Pauses;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customer;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Entries;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.dunwell.message.MessageCharges;
import org.dunwell.message.MessageOrder;
import org.springframework.stereotype.Component;

/**
 * One fee a message, on the oldest invoice it chases and never twice on the same one; interest on every invoice it chases, as far as it is not posted yet.
 * Nothing on charges, and none for days on hold.
 */
@Component
class ChargesByPolicy implements MessageCharges {

    private final ChargePolicy policy;
    private final BaseRates baseRates;
    private final Accounts accounts;
    private final Entries entries;
    private final Ledger ledger;
    private final Pauses pauses;
    private final Creditors creditors;

    ChargesByPolicy(ChargePolicy policy, BaseRates baseRates, Accounts accounts, Entries entries, Ledger ledger, Pauses pauses, Creditors creditors) {
        this.policy = policy;
        this.baseRates = baseRates;
        this.accounts = accounts;
        this.entries = entries;
        this.ledger = ledger;
        this.pauses = pauses;
        this.creditors = creditors;
    }

    @Override
    public List<Invoice> toAdd(MessageOrder order, Account account, Customer customer, Chaseable chaseable, LocalDate day) {
        ChargePolicy.Charged charged = policy.of(customer, order.purpose(), chaseable.total(), day);
        List<Invoice> added = new ArrayList<>();
        List<Invoice> all = accounts.invoices(account.id());
        fee(charged, account, chaseable.oldest(), all, day).ifPresent(added::add);
        if (charged.bearsInterest()) {
            List<Held> held = pauses.held(account.id());
            chaseable.invoices().stream().filter(invoice -> invoice.kind() == Invoice.Kind.INVOICE)
                    .forEach(invoice -> interest(charged, invoice, account, all, held, day).ifPresent(added::add));
        }
        return added;
    }

    @Override
    public void book(Account account, String messageId, String purpose, List<Invoice> added, LocalDate day) {
        for (Invoice charge : added) {
            Invoice on = accounts.invoice(charge.belongsTo()).orElseThrow();
            ledger.bookCharge(account, charge.kind(), on.number(), charge.amount(), day, purpose, "dunwell",
                    charge.kind().name().toLowerCase(Locale.ROOT) + "/" + messageId + "/" + on.id());
        }
    }

    private Optional<Invoice> fee(ChargePolicy.Charged charged, Account account, Invoice oldest, List<Invoice> all, LocalDate day) {
        boolean hasOne = all.stream().anyMatch(item -> item.kind() == Invoice.Kind.FEE && item.belongsTo() == oldest.id());
        return !charged.fee().isPositive() || !charged.fee().currency().equals(account.currency()) || oldest.kind() != Invoice.Kind.INVOICE || hasOne
                ? Optional.empty()
                : Optional.of(charge(Invoice.Kind.FEE, oldest, charged.fee(), day));
    }

    private Optional<Invoice> interest(ChargePolicy.Charged charged, Invoice invoice, Account account, List<Invoice> all, List<Held> held, LocalDate day) {
        ZoneId zone = creditors.get(account.creditorId()).zone();
        Money accrued = Interest.of(outstanding(invoice), invoice.dueOn(), day,
                any -> baseRates.on(charged.baseRate(), any).add(charged.interestPoints()),
                any -> held.stream().anyMatch(hold -> hold.covers(invoice, any, zone)));
        Money posted = all.stream().filter(item -> item.kind() == Invoice.Kind.INTEREST && item.belongsTo() == invoice.id()).map(Invoice::amount)
                .reduce(Money.zero(account.currency()), Money::plus);
        Money due = accrued.minus(posted);
        return due.isPositive() ? Optional.of(charge(Invoice.Kind.INTEREST, invoice, due, day)) : Optional.empty();
    }

    private NavigableMap<LocalDate, Money> outstanding(Invoice invoice) {
        NavigableMap<LocalDate, Money> outstanding = new TreeMap<>();
        outstanding.put(LocalDate.MIN, invoice.amount());
        entries.closings(invoice).forEach((day, closed) -> outstanding.put(day, outstanding.lastEntry().getValue().minus(closed)));
        return outstanding;
    }

    private static Invoice charge(Invoice.Kind kind, Invoice on, Money amount, LocalDate day) {
        return new Invoice(0, on.accountId(), on.number() + "/" + kind.name().toLowerCase(Locale.ROOT), day, on.dueOn(), amount, amount, null, kind, on.id());
    }
}
