package org.dunwell.charge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dunwell.collection.Chaseable;
import org.dunwell.customer.Customer;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.dunwell.message.MessageCharges;
import org.dunwell.message.MessageOrder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One fee a message, on the oldest invoice it chases and never twice on the same one; interest on every invoice it chases, as far as it is not posted yet.
 * Nothing on charges, and none for days on hold.
 */
@Component
class ChargesByPolicy implements MessageCharges {

    private static final Logger LOG = LoggerFactory.getLogger(ChargesByPolicy.class);

    private final ChargePolicy policy;
    private final BaseRates baseRates;
    private final Accounts accounts;
    private final AccruedInterest accrued;
    private final InterestTerms terms;
    private final Ledger ledger;

    ChargesByPolicy(ChargePolicy policy, BaseRates baseRates, Accounts accounts, AccruedInterest accrued, InterestTerms terms, Ledger ledger) {
        this.policy = policy;
        this.baseRates = baseRates;
        this.accounts = accounts;
        this.accrued = accrued;
        this.terms = terms;
        this.ledger = ledger;
    }

    @Override
    public List<Invoice> toAdd(MessageOrder order, Account account, Customer customer, Chaseable chaseable, LocalDate day) {
        ChargePolicy.Charged charged = policy.of(customer, order.purpose(), chaseable.total(), day);
        List<Invoice> added = new ArrayList<>();
        List<Invoice> all = accounts.invoices(account.id());
        fee(charged, account, chaseable.oldest(), all, day).ifPresent(added::add);
        if (charged.bearsInterest()) {
            chaseable.invoices().stream().filter(invoice -> invoice.kind() == Invoice.Kind.INVOICE)
                    .forEach(invoice -> interest(charged, invoice, account, all, day).ifPresent(added::add));
        }
        return added;
    }

    @Override
    public void book(MessageOrder order, Account account, Customer customer, Chaseable chaseable, String messageId, List<Invoice> added, LocalDate day) {
        for (Invoice charge : added) {
            Invoice on = accounts.invoice(charge.belongsTo()).orElseThrow();
            String onceKey = charge.kind().name().toLowerCase(Locale.ROOT) + "/" + messageId + "/" + on.id();
            boolean booked = ledger.bookCharge(account, charge.kind(), on.number(), charge.amount(), day, order.purpose(), "dunwell", onceKey);
            if (booked && charge.kind() == Invoice.Kind.INTEREST) {
                ChargePolicy.Charged charged = policy.of(customer, order.purpose(), chaseable.total(), day);
                Invoice posted = accounts.invoice(account.id(), ledger.booked(onceKey).orElseThrow().invoiceNumber()).orElseThrow();
                terms.posted(posted.id(), new InterestTerms.Terms(charged.baseRate(), charged.interestPoints(), day));
            }
        }
    }

    private Optional<Invoice> fee(ChargePolicy.Charged charged, Account account, Invoice oldest, List<Invoice> all, LocalDate day) {
        boolean hasOne = all.stream().anyMatch(item -> item.kind() == Invoice.Kind.FEE && item.belongsTo() == oldest.id());
        if (charged.fee().isPositive() && !charged.fee().currency().equals(account.currency())) {
            LOG.warn("The table charges asks for {} of account {}, which is in {}: nothing is charged; give it a row for that currency", charged.fee(),
                    account.id(), account.currency());
            return Optional.empty();
        }
        return !charged.fee().isPositive() || oldest.kind() != Invoice.Kind.INVOICE || hasOne
                ? Optional.empty()
                : Optional.of(charge(Invoice.Kind.FEE, oldest, charged.fee(), day));
    }

    private Optional<Invoice> interest(ChargePolicy.Charged charged, Invoice invoice, Account account, List<Invoice> all, LocalDate day) {
        Money owed = accrued.of(account, invoice, day, any -> baseRates.on(charged.baseRate(), any).add(charged.interestPoints()));
        Money due = owed.minus(accrued.posted(account, all.stream().filter(item -> item.kind() == Invoice.Kind.INTEREST && item.belongsTo() == invoice.id())
                .toList()));
        return due.isPositive() ? Optional.of(charge(Invoice.Kind.INTEREST, invoice, due, day)) : Optional.empty();
    }

    private static Invoice charge(Invoice.Kind kind, Invoice on, Money amount, LocalDate day) {
        return new Invoice(0, on.accountId(), on.number() + "/" + kind.name().toLowerCase(Locale.ROOT), day, on.dueOn(), amount, amount, null, kind, on.id());
    }
}
