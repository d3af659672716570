package org.dunwell.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Holding;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.dunwell.placement.Placement;
import org.dunwell.placement.PlacementDesk;
import org.dunwell.placement.Placements;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What customers, banks and agencies do in the demonstration, told to the real domain. */
@Component
@Profile("demo")
class DemoDeeds {

    private static final String SOURCE = "demonstration";

    private final Creditors creditors;
    private final Customers customers;
    private final Accounts accounts;
    private final Ledger ledger;
    private final CollectionCases cases;
    private final Holding holding;
    private final Placements placements;
    private final PlacementDesk placementDesk;

    DemoDeeds(Creditors creditors, Customers customers, Accounts accounts, Ledger ledger, CollectionCases cases, Holding holding,
              Placements placements, PlacementDesk placementDesk) {
        this.creditors = creditors;
        this.customers = customers;
        this.accounts = accounts;
        this.ledger = ledger;
        this.cases = cases;
        this.holding = holding;
        this.placements = placements;
        this.placementDesk = placementDesk;
    }

    boolean isSomethingThere() {
        return !creditors.all().isEmpty() || !cases.search(null, null, 0, 1).isEmpty();
    }

    @Transactional
    void introduce(Portfolio portfolio) {
        portfolio.creditors().forEach(creditors::save);
        portfolio.customers().forEach(customers::save);
    }

    @Transactional
    void book(List<DemoInvoice> invoices) {
        invoices.forEach(invoice -> ledger.bookInvoice(account(invoice), invoice.number(), invoice.issuedOn(), invoice.dueOn(), invoice.amount(),
                invoice.subject(), SOURCE));
    }

    @Transactional
    void pay(DemoInvoice invoice, Money amount, LocalDate day) {
        ledger.bookPayment(account(invoice), withCharges(account(invoice), amount, day), day, invoice.number(), "Transfer " + invoice.number(), SOURCE,
                SOURCE + "/" + invoice.number() + "/" + day);
    }

    /** Who pays all invoices that are overdue pays what was charged on them too. */
    private Money withCharges(Account account, Money amount, LocalDate day) {
        Money principal = Money.zero(account.currency());
        Money charges = principal;
        for (Invoice item : accounts.openInvoices(account.id())) {
            principal = item.isCharge() || !item.isOverdue(day) ? principal : principal.plus(item.open());
            charges = item.isCharge() ? charges.plus(item.open()) : charges;
        }
        return amount.compareTo(principal) < 0 ? amount : amount.plus(charges);
    }

    @Transactional
    void hold(DemoAccount of, String reason, LocalDate until) {
        cases.running(account(of.chased()).id()).ifPresent(running -> holding.put(running, null, reason, null, until));
    }

    /** How long each placement of the account has been with its agency, in days. */
    Map<Placement, Long> withAgency(DemoAccount of, LocalDate day) {
        Map<Placement, Long> found = new HashMap<>();
        placements.withAgency(account(of.chased()).id())
                .forEach(placement -> found.put(placement, day.toEpochDay() - placement.placedOn().toEpochDay()));
        return found;
    }

    void acknowledges(Placement placement, String reference) {
        placementDesk.acknowledged(placement.id(), reference);
    }

    void returns(Placement placement, String why) {
        placementDesk.returned(placement.id(), why);
    }

    void recalled(Placement placement, String why) {
        placementDesk.recall(placement.id(), why);
    }

    /** The invoice's account, found by the case number. */
    long accountOf(String caseNumber) {
        return cases.get(caseNumber).accountId();
    }

    Account account(DemoInvoice invoice) {
        return accounts.open(invoice.customer().id(), invoice.creditor().id(), invoice.amount().currency());
    }
}
