package org.dunwell.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;
import org.dunwell.ledger.Receivables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Tables account and invoice. */
@Repository
class AccountStorage implements Accounts {

    private static final String INVOICE = "select i.*, a.currency from invoice i join account a on a.account_id = i.account_id ";

    private final JdbcClient sql;

    AccountStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Account get(long accountId) {
        return one("select * from account where account_id = :id", accountId);
    }

    @Override
    public Account lock(long accountId) {
        return one("select * from account where account_id = :id for update", accountId);
    }

    private Account one(String statement, long accountId) {
        return sql.sql(statement).param("id", accountId).query(AccountStorage::account).optional()
                .orElseThrow(() -> new NoSuchElementException("There is no account " + accountId));
    }

    @Override
    public Optional<Account> find(String customerId, String creditorId, Currency currency) {
        return sql.sql("select * from account where customer_id = :customer and creditor_id = :creditor and currency = :currency")
                .param("customer", customerId)
                .param("creditor", creditorId)
                .param("currency", currency.getCurrencyCode())
                .query(AccountStorage::account).optional();
    }

    @Override
    public Account open(String customerId, String creditorId, Currency currency) {
        return find(customerId, creditorId, currency).orElseGet(() -> {
            GeneratedKeyHolder key = new GeneratedKeyHolder();
            sql.sql("insert into account (customer_id, creditor_id, currency) values (:customer, :creditor, :currency)")
                    .param("customer", customerId)
                    .param("creditor", creditorId)
                    .param("currency", currency.getCurrencyCode())
                    .update(key, "account_id");
            return new Account(key.getKey().longValue(), customerId, creditorId, currency);
        });
    }

    @Override
    public List<Account> ofCustomers(Collection<String> customerIds) {
        return Many.ask(customerIds, ids -> sql.sql("select * from account where customer_id in (:ids) order by account_id")
                .param("ids", ids).query(AccountStorage::account).list());
    }

    @Override
    public List<Invoice> openInvoices(long accountId) {
        return sql.sql(INVOICE + "where i.account_id = :id and i.open_amount > 0 order by i.due_on, i.invoice_id")
                .param("id", accountId).query(InvoiceRow::read).list();
    }

    @Override
    public List<Invoice> invoices(long accountId) {
        return sql.sql(INVOICE + "where i.account_id = :id order by i.due_on, i.invoice_id")
                .param("id", accountId).query(InvoiceRow::read).list();
    }

    @Override
    public Optional<Invoice> invoice(long accountId, String number) {
        return sql.sql(INVOICE + "where i.account_id = :id and i.number = :number")
                .param("id", accountId).param("number", number).query(InvoiceRow::read).optional();
    }

    @Override
    public Optional<Invoice> invoice(long invoiceId) {
        return sql.sql(INVOICE + "where i.invoice_id = :id").param("id", invoiceId).query(InvoiceRow::read).optional();
    }

    @Override
    public List<Invoice> invoices(Collection<Long> accountIds, Collection<String> numbers) {
        return Many.ask(accountIds, ids -> Many.ask(numbers, some -> sql
                .sql(INVOICE + "where i.account_id in (:ids) and i.number in (:numbers)")
                .param("ids", ids).param("numbers", some).query(InvoiceRow::read).list()));
    }

    @Override
    public OptionalLong addInvoice(Invoice invoice) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        int added = sql.sql("""
                insert into invoice (account_id, number, plain_number, issued_on, due_on, amount, open_amount, subject, kind, charged_on_invoice)
                select a.account_id, :number, :plainNumber, :issuedOn, :dueOn, :amount, :amount, :subject, :kind, :chargedOn from account a
                where a.account_id = :account
                  and not exists (select 1 from invoice i where i.account_id = a.account_id and i.number = :number)""")
                .param("account", invoice.accountId())
                .param("number", invoice.number())
                .param("plainNumber", invoice.kind() == Invoice.Kind.INVOICE ? Invoice.plain(invoice.number()) : null)   // nobody names a charge in a payment
                .param("issuedOn", invoice.issuedOn())
                .param("dueOn", invoice.dueOn())
                .param("amount", invoice.amount().amount())
                .param("subject", invoice.subject())
                .param("kind", InvoiceRow.word(invoice.kind()))
                .param("chargedOn", invoice.chargedOn())
                .update(key, "invoice_id");
        return added == 0 ? OptionalLong.empty() : OptionalLong.of(key.getKey().longValue());
    }

    @Override
    public List<Long> overdueWithoutCase(LocalDate today, long afterAccountId, int limit) {
        return sql.sql("""
                select a.account_id from account a
                where a.account_id > :after
                  and exists (select 1 from invoice i where i.account_id = a.account_id and i.due_on < :today and i.open_amount > 0
                                and i.charged_on_invoice is null)
                  and not exists (select 1 from collection_case c where c.running_account = a.account_id)
                order by a.account_id
                fetch first :limit rows only""")
                .param("after", afterAccountId).param("today", today).param("limit", limit).query(Long.class).list();
    }

    @Override
    public List<Receivables> receivables(String creditorId, LocalDate today) {
        return sql.sql("""
                select a.currency,
                  sum(case when i.charged_on_invoice is null then 1 else 0 end) as open_invoices,
                  sum(i.open_amount) as open_total,
                  sum(case when i.due_on < :today and i.charged_on_invoice is null then 1 else 0 end) as overdue_invoices,
                  sum(case when i.due_on < :today then i.open_amount else 0 end) as overdue_total,
                  count(distinct case when i.due_on < :today then i.account_id end) as overdue_accounts,
                  (select sum(c.credit) from account c where c.creditor_id = :creditor and c.currency = a.currency) as credit
                from account a join invoice i on i.account_id = a.account_id
                where a.creditor_id = :creditor and i.open_amount > 0
                group by a.currency
                order by a.currency""")
                .param("creditor", creditorId).param("today", today)
                .query((row, number) -> {
                    Currency currency = Currency.getInstance(row.getString("currency"));
                    return new Receivables(row.getInt("open_invoices"), new Money(row.getBigDecimal("open_total"), currency),
                            row.getInt("overdue_invoices"), new Money(row.getBigDecimal("overdue_total"), currency),
                            row.getInt("overdue_accounts"), new Money(row.getBigDecimal("credit"), currency));
                }).list();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(row.getLong("account_id"), row.getString("customer_id"), row.getString("creditor_id"),
                Currency.getInstance(row.getString("currency")));
    }
}
