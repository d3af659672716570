package org.dunwell.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Entries;
import org.dunwell.ledger.Entry;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;
import org.springframework.stereotype.Component;

/** Explains every figure of an account from the entries of its book. */
@Component
public class AccountStatements {

    private final Accounts accounts;
    private final Entries entries;
    private final Customers customers;
    private final Creditors creditors;

    public AccountStatements(Accounts accounts, Entries entries, Customers customers, Creditors creditors) {
        this.accounts = accounts;
        this.entries = entries;
        this.customers = customers;
        this.creditors = creditors;
    }

    /** @param to is included */
    public StatementOfAccount of(Account account, LocalDate from, LocalDate to) {
        Map<Long, String> numbers = accounts.invoices(account.id()).stream().collect(Collectors.toMap(Invoice::id, Invoice::number));
        List<Entry> all = new ArrayList<>(entries.ofAccount(account.id()));
        all.sort(Comparator.comparing(Entry::valueDate).thenComparing(Entry::id));
        Money opening = Money.zero(account.currency());
        List<StatementOfAccount.Line> lines = new ArrayList<>();
        Money balance = opening;
        for (Entry entry : all) {
            if (entry.valueDate().isAfter(to)) {
                break;
            }
            balance = balance.plus(entry.amount());
            if (entry.valueDate().isBefore(from)) {
                opening = balance;
            } else {
                lines.add(new StatementOfAccount.Line(entry.valueDate(), entry.kind(), entry.invoiceNumber(), entry.reference(), entry.amount(), balance,
                        parts(entry, numbers)));
            }
        }
        return new StatementOfAccount(account, customers.get(account.customerId()), creditors.get(account.creditorId()), from, to, opening, lines, balance,
                accounts.openInvoices(account.id()), entries.credit(account));
    }

    /** What raises the balance is set against nothing, unless it takes something back. */
    private List<StatementOfAccount.Part> parts(Entry entry, Map<Long, String> numbers) {
        return !entry.kind().lowersBalance() && entry.kind() != Entry.Kind.REVERSAL ? List.of()
                : entries.shares(entry).stream().map(share -> new StatementOfAccount.Part(numbers.get(share.invoiceId()), share.amount())).toList();
    }
}
