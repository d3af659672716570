package org.dunwell.process;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.collection.Chase;
import org.dunwell.collection.Chaseable;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.Pause;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;
import org.springframework.stereotype.Component;

/** Copies of a case's facts for the columns of work lists; nobody reads them back. */
@Component
class WorkListColumns {

    private static final int LONGEST = 200;

    private final Accounts accounts;
    private final Customers customers;
    private final Chase chase;

    WorkListColumns(Accounts accounts, Customers customers, Chase chase) {
        this.accounts = accounts;
        this.customers = customers;
        this.chase = chase;
    }

    Map<String, Object> of(CollectionCase of) {
        Account account = accounts.get(of.accountId());
        Chaseable chaseable = chase.of(account);
        LocalDate today = chase.today(account);
        Map<String, Object> columns = new HashMap<>();
        columns.put(Facts.CUSTOMER_NAME, customers.get(of.customerId()).name());
        columns.put(Facts.OWED, text(chaseable.overdue()));
        columns.put(Facts.OVERDUE_SINCE, accounts.openInvoices(account.id()).stream()
                .filter(invoice -> invoice.isOverdue(today))
                .findFirst()
                .map(Invoice::dueOn)
                .map(due -> Date.from(due.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()))
                .orElse(null));
        columns.put(Facts.PAUSED, chaseable.pauses().isEmpty() ? null : cut(chaseable.pauses().stream().map(WorkListColumns::text).distinct().collect(Collectors.joining("; "))));
        return columns;
    }

    private static String text(Pause pause) {
        return (pause.kind() == Pause.Kind.HOLD ? "on hold: " : "") + pause.reason() + (pause.endsOn() == null ? "" : ", until " + pause.endsOn());
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    private static String text(Money money) {
        NumberFormat format = NumberFormat.getNumberInstance(Locale.UK);
        format.setMinimumFractionDigits(money.amount().scale());
        format.setMaximumFractionDigits(money.amount().scale());
        return format.format(money.amount()) + " " + money.currency().getCurrencyCode();
    }
}
