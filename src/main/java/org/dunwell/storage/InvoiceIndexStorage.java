package org.dunwell.storage;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.dunwell.bank.InvoiceIndex;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks invoices up by what payments say. */
@Repository
class InvoiceIndexStorage implements InvoiceIndex {

    private static final String INVOICE = "select i.*, a.currency from invoice i join account a on a.account_id = i.account_id ";

    private final JdbcClient sql;

    InvoiceIndexStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Invoice> find(long invoiceId) {
        return sql.sql(INVOICE + "where i.invoice_id = :id").param("id", invoiceId).query(InvoiceRow::read).optional();
    }

    @Override
    public List<Invoice> numbered(Collection<String> plainNumbers) {
        return Many.ask(plainNumbers, numbers -> sql.sql(INVOICE + "where i.plain_number in (:numbers) order by i.invoice_id")
                .param("numbers", numbers).query(InvoiceRow::read).list());
    }

    @Override
    public List<Invoice> exactlyOpen(Money open, String creditor, int most) {
        return sql.sql(INVOICE + """
                where i.open_amount = :open and a.currency = :currency and (cast(:creditor as varchar(40)) is null or a.creditor_id = :creditor)
                order by i.due_on, i.invoice_id
                fetch first :most rows only""")
                .param("open", open.amount()).param("currency", open.currency().getCurrencyCode()).param("creditor", creditor).param("most", most)
                .query(InvoiceRow::read).list();
    }
}
