package org.dunwell.screen;

import java.util.List;
import org.dunwell.collection.CollectionCases;
import org.dunwell.ledger.Accounts;
import org.springframework.stereotype.Component;

/** The open invoices of a case's account, by their number. */
@Component
class InvoiceChoices implements Choices {

    private final CollectionCases cases;
    private final Accounts accounts;

    InvoiceChoices(CollectionCases cases, Accounts accounts) {
        this.cases = cases;
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "disputableInvoices";
    }

    @Override
    public List<Choice> of(String caseNumber) {
        return caseNumber == null ? List.of() : accounts.openInvoices(cases.get(caseNumber).accountId()).stream()
                .map(invoice -> new Choice(invoice.number(), invoice.number() + ", " + Words.money(invoice.open()) + ", due " + Words.day(invoice.dueOn())))
                .toList();
    }
}
