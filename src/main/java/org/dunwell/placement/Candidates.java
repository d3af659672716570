package org.dunwell.placement;

import java.time.LocalDate;
import java.util.List;
import org.dunwell.collection.Chase;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Pause;
import org.dunwell.collection.Pauses;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Invoice;
import org.dunwell.message.SentMessages;
import org.springframework.stereotype.Component;

/** Gathers what decides whether the overdue invoices of a case may be placed. */
@Component
class Candidates {

    private final Accounts accounts;
    private final Customers customers;
    private final CollectionCases cases;
    private final Chase chase;
    private final Pauses pauses;
    private final SentMessages messages;
    private final LastChance lastChance;

    Candidates(Accounts accounts, Customers customers, CollectionCases cases, Chase chase, Pauses pauses, SentMessages messages,
               LastChance lastChance) {
        this.accounts = accounts;
        this.customers = customers;
        this.cases = cases;
        this.chase = chase;
        this.pauses = pauses;
        this.messages = messages;
        this.lastChance = lastChance;
    }

    /** Oldest due date first; what is not overdue is no candidate. */
    List<Candidate> of(CollectionCase of, Account account) {
        LocalDate today = chase.today(account);
        Customer customer = customers.get(account.customerId());
        List<Pause> open = pauses.open(account.id());
        return accounts.openInvoices(account.id()).stream()
                .filter(invoice -> invoice.isOverdue(today))
                .map(invoice -> candidate(of, customer, invoice, open, today))
                .toList();
    }

    private Candidate candidate(CollectionCase of, Customer customer, Invoice invoice, List<Pause> open, LocalDate today) {
        Pause pause = open.stream().filter(any -> any.covers(invoice, today)).findFirst().orElse(null);
        LocalDate placementDay = messages.handedOverSince(of.id(), PlacementLetter.PURPOSE, invoice.belongsTo(), of.lettersCountFrom())
                .map(moment -> lastChance.placementDay(moment, customer)).orElse(null);
        return new Candidate(invoice, customer.contactStop(), pause, cases.inHouseSince(of.id(), invoice.belongsTo()).orElse(null), placementDay);
    }
}
