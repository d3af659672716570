package org.dunwell.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.bank.BankEntry;
import org.dunwell.bank.TakeBankEntries;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Holding;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customers;
import org.dunwell.intake.Mapping;
import org.dunwell.intake.Mappings;
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
    private final TakeBankEntries bank;
    private final Mappings mappings;

    DemoDeeds(Creditors creditors, Customers customers, Accounts accounts, Ledger ledger, CollectionCases cases, Holding holding,
              Placements placements, PlacementDesk placementDesk, TakeBankEntries bank, Mappings mappings) {
        this.creditors = creditors;
        this.customers = customers;
        this.accounts = accounts;
        this.ledger = ledger;
        this.cases = cases;
        this.holding = holding;
        this.placements = placements;
        this.placementDesk = placementDesk;
        this.bank = bank;
        this.mappings = mappings;
    }

    boolean isSomethingThere() {
        return !creditors.all().isEmpty() || !cases.search(null, null, 0, 1).isEmpty();
    }

    @Transactional
    void introduce(Portfolio portfolio) {
        portfolio.creditors().forEach(creditor -> {
            creditors.save(creditor);
            mappings.save(creditor.id(), new Mapping(new Mapping.CreditorData(creditor.id(), null, null, null, null, null, null, null, null, null, null, null),
                    null, null, null, null, null, null, null));
        });
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

    /** Yesterday's statement: one payment says what it is for, the others are for people. */
    @Transactional
    void tellBank(List<DemoAccount> all, LocalDate day) {
        List<DemoAccount> prompt = inEuro(all, Plot.PROMPT);
        List<DemoAccount> reminded = inEuro(all, Plot.REMINDED);
        List<BankEntry> told = new ArrayList<>();
        prompt.stream().flatMap(of -> accounts.openInvoices(account(of.chased()).id()).stream().limit(1)
                .map(invoice -> told(of, invoice.open(), day, of.customer().name(), "Rechnung " + invoice.number()))).limit(1).forEach(told::add);
        reminded.stream().limit(1).forEach(of -> told.add(told(of, of.owed(), day, of.customer().name(), "Überweisung, danke für die Erinnerung")));
        if (reminded.size() > 2) {
            DemoAccount one = reminded.get(1);
            DemoAccount other = reminded.get(2);
            told.add(told(one, one.owed().plus(other.owed()), day, "Kontor Steuerberatung", "Für Mandanten: " + one.chased().number() + " und " + other.chased().number()));
        }
        reminded.stream().limit(1).forEach(of -> told.add(told(of, Money.of("84.20", "EUR"), day, "Stadtwerke", "Gutschrift Abschlag Vertrag 20144")));
        bank.take(told, "bank, camt");
    }

    private static List<DemoAccount> inEuro(List<DemoAccount> all, Plot plot) {
        return all.stream().filter(of -> of.plot() == plot && of.owed().currency().getCurrencyCode().equals("EUR")).toList();
    }

    private static BankEntry told(DemoAccount to, Money amount, LocalDate day, String payer, String text) {
        return new BankEntry("statement of " + day, 0, to.creditor().id(), to.creditor().iban(), amount, false, day, day, payer, null, null, null, text, null, null,
                "demonstration/bank/" + day + "/" + text);
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
