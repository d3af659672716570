package org.dunwell.collection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.customer.Creditors;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;
import org.springframework.stereotype.Component;

/** Answers the one question before every step: what may be chased today? Days are the creditor's. */
@Component
public class Chase {

    private final Accounts accounts;
    private final Creditors creditors;
    private final Pauses pauses;
    private final Clock clock;

    public Chase(Accounts accounts, Creditors creditors, Pauses pauses, Clock clock) {
        this.accounts = accounts;
        this.creditors = creditors;
        this.pauses = pauses;
        this.clock = clock;
    }

    public LocalDate today(Account account) {
        return LocalDate.ofInstant(clock.instant(), creditors.get(account.creditorId()).zone());
    }

    public Chaseable of(long accountId) {
        return of(accounts.get(accountId));
    }

    public Chaseable of(Account account) {
        LocalDate today = today(account);
        List<Invoice> overdue = accounts.openInvoices(account.id()).stream().filter(invoice -> invoice.isOverdue(today)).toList();
        List<Pause> open = overdue.isEmpty() ? List.of() : pauses.open(account.id());
        List<Pause> active = open.stream().filter(pause -> overdue.stream().anyMatch(invoice -> pause.covers(invoice, today))).toList();
        List<Invoice> chaseable = overdue.stream()
                .filter(invoice -> active.stream().noneMatch(pause -> pause.covers(invoice, today)))
                .toList();
        return new Chaseable(chaseable, sum(chaseable, account), sum(overdue, account), active);
    }

    private static Money sum(List<Invoice> invoices, Account account) {
        return invoices.stream().map(Invoice::open).reduce(Money.zero(account.currency()), Money::plus);
    }
}
