package org.dunwell.storage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.CashDiscount;
import org.dunwell.ledger.CashDiscounts;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table cash_discount. */
@Repository
class CashDiscountStorage implements CashDiscounts {

    private final JdbcClient sql;
    private final Accounts accounts;

    CashDiscountStorage(JdbcClient sql, Accounts accounts) {
        this.sql = sql;
        this.accounts = accounts;
    }

    @Override
    public void offer(long invoiceId, List<CashDiscount> discounts) {
        discounts.forEach(one -> sql.sql("insert into cash_discount (invoice_id, until_on, percent, amount) values (:invoice, :until, :percent, :amount)")
                .param("invoice", invoiceId).param("until", one.until()).param("percent", one.percent()).param("amount", one.amount().amount()).update());
    }

    @Override
    public Map<Invoice, List<CashDiscount>> ofOpenInvoices(Account account) {
        Map<Long, List<CashDiscount>> offered = of(account, " and i.open_amount > 0");
        if (offered.isEmpty()) {
            return Map.of();
        }
        Map<Invoice, List<CashDiscount>> found = new LinkedHashMap<>();
        accounts.openInvoices(account.id()).stream().filter(invoice -> offered.containsKey(invoice.id()))
                .forEach(invoice -> found.put(invoice, offered.get(invoice.id())));
        return found;
    }

    @Override
    public Map<Long, List<CashDiscount>> ofInvoices(Account account) {
        return of(account, "");
    }

    private Map<Long, List<CashDiscount>> of(Account account, String which) {
        Map<Long, List<CashDiscount>> found = new LinkedHashMap<>();
        sql.sql("select d.* from cash_discount d join invoice i on i.invoice_id = d.invoice_id where i.account_id = :account" + which
                        + " order by d.invoice_id, d.until_on")
                .param("account", account.id())
                .query(row -> {
                    found.computeIfAbsent(row.getLong("invoice_id"), id -> new ArrayList<>()).add(new CashDiscount(Utc.day(row, "until_on"),
                            row.getBigDecimal("percent"), new Money(row.getBigDecimal("amount"), account.currency())));
                });
        return found;
    }
}
