package org.dunwell.storage;

import java.util.Collection;
import java.util.List;
import org.dunwell.intake.FullLists;
import org.dunwell.ledger.Invoice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table full_list, and invoice.listed_by. */
@Repository
class FullListStorage implements FullLists {

    /** Open, and told by a list before: what came another way only may not have reached the creditor's lists yet. */
    private static final String TOLD = """
            from invoice i join account a on a.account_id = i.account_id
            where a.creditor_id = :creditor and i.kind = 'invoice' and i.open_amount > 0
              and (i.listed_by is not null or exists (select 1 from ledger_entry e
                    where e.once_key = concat('invoice/', i.account_id, '/', i.number) and e.source = 'open items'))
            """;
    private static final String ABSENT = "(i.listed_by is null or i.listed_by < :import)";

    private final JdbcClient sql;

    FullListStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void holds(long importId, Collection<Long> invoiceIds) {
        if (!invoiceIds.isEmpty()) {
            sql.sql("update invoice set listed_by = :import where invoice_id in (:ids) and (listed_by is null or listed_by < :import)")
                    .param("import", importId).param("ids", invoiceIds).update();
        }
    }

    @Override
    public Coverage coverage(long importId, String creditorId) {
        return sql.sql("select count(*) as open_ones, coalesce(sum(case when " + ABSENT + " then 1 else 0 end), 0) as absent_ones " + TOLD)
                .param("import", importId).param("creditor", creditorId)
                .query((row, number) -> new Coverage(row.getInt("open_ones"), row.getInt("absent_ones"))).single();
    }

    @Override
    public List<Invoice> absent(long importId, String creditorId, long afterInvoiceId, int limit) {
        return sql.sql("select i.*, a.currency " + TOLD + " and " + ABSENT
                        + " and i.invoice_id > :after order by i.invoice_id fetch first :limit rows only")
                .param("import", importId).param("creditor", creditorId).param("after", afterInvoiceId).param("limit", limit)
                .query(InvoiceRow::read).list();
    }

    @Override
    public void taken(long importId, String creditorId, String content) {
        sql.sql("""
                insert into full_list (import_id, creditor_id, content) select cast(:import as bigint), :creditor, :content
                where not exists (select 1 from full_list l where l.import_id = :import)""")
                .param("import", importId).param("creditor", creditorId).param("content", content).update();
    }

    @Override
    public boolean isOutdated(String creditorId, String content) {
        return sql.sql("""
                select count(*) from full_list old
                where old.creditor_id = :creditor and old.content = :content
                  and not exists (select 1 from full_list same where same.creditor_id = :creditor and same.content = :content
                    and same.import_id > old.import_id)
                  and exists (select 1 from full_list newer where newer.creditor_id = :creditor and newer.import_id > old.import_id)""")
                .param("creditor", creditorId).param("content", content).query(Integer.class).single() > 0;
    }
}
