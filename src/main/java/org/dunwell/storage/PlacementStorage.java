package org.dunwell.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;
import org.dunwell.placement.PlacedInvoice;
import org.dunwell.placement.Placement;
import org.dunwell.placement.Placements;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Placements with their invoices, and which agency a placement letter named. */
@Repository
class PlacementStorage implements Placements {

    private final JdbcClient sql;

    PlacementStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Placement get(long placementId) {
        return find(placementId).orElseThrow(() -> new NoSuchElementException("There is no placement " + placementId));
    }

    @Override
    public Optional<Placement> find(long placementId) {
        return sql.sql("select * from placement where placement_id = ?").param(placementId).query(PlacementStorage::row).optional();
    }

    @Override
    public Optional<Placement> of(String onceKey) {
        return sql.sql("select * from placement where once_key = ?").param(onceKey).query(PlacementStorage::row).optional();
    }

    @Override
    public List<Placement> open(long caseId) {
        return sql.sql("select * from placement where case_id = ? and ended_at is null order by placement_id")
                .param(caseId).query(PlacementStorage::row).list();
    }

    @Override
    public List<Placement> withAgency(long accountId) {
        return sql.sql("""
                        select * from placement where account_id = ? and state in ('placed', 'acknowledged')
                        order by placement_id""")
                .param(accountId).query(PlacementStorage::row).list();
    }

    @Override
    public List<Placement> search(Placement.State state, int offset, int limit) {
        return sql.sql("""
                        select * from placement
                        where (cast(:state as varchar) is null or state = :state)
                        order by placement_id desc offset :offset rows fetch first :limit rows only""")
                .param("state", state == null ? null : state.word()).param("offset", offset).param("limit", limit)
                .query(PlacementStorage::row).list();
    }

    @Override
    public List<PlacedInvoice> invoices(long placementId) {
        return sql.sql("""
                        select i.*, p.amount as placed_amount, a.currency
                        from placement_invoice p
                        join invoice i on i.invoice_id = p.invoice_id
                        join account a on a.account_id = i.account_id
                        where p.placement_id = ?
                        order by i.due_on, i.invoice_id""")
                .param(placementId).query(PlacementStorage::placedInvoice).list();
    }

    @Override
    public long chosen(long caseId, long accountId, String agencyId, String onceKey) {
        sql.sql("""
                        insert into placement (case_id, account_id, agency_id, state, once_key)
                        select c.case_id, :account, :agency, 'chosen', :key from collection_case c
                        where c.case_id = :case and not exists (select 1 from placement where once_key = :key)""")
                .param("case", caseId).param("account", accountId).param("agency", agencyId).param("key", onceKey).update();
        return of(onceKey).orElseThrow().id();
    }

    @Override
    public void placed(long placementId, LocalDate day, String processInstanceId, List<PlacedInvoice> invoices) {
        sql.sql("update placement set state = 'placed', placed_on = ?, process_instance_id = ? where placement_id = ?")
                .params(day, processInstanceId, placementId).update();
        keeps(placementId, invoices);
    }

    @Override
    public void keeps(long placementId, List<PlacedInvoice> invoices) {
        sql.sql("delete from placement_invoice where placement_id = ?").param(placementId).update();
        invoices.forEach(placed -> sql.sql("insert into placement_invoice (placement_id, invoice_id, amount) values (?, ?, ?)")
                .params(placementId, placed.invoice().id(), placed.amount().amount()).update());
    }

    @Override
    public void acknowledged(long placementId, String agencyReference) {
        sql.sql("update placement set state = 'acknowledged', agency_reference = ? where placement_id = ?")
                .params(agencyReference, placementId).update();
    }

    @Override
    public void ended(long placementId, Placement.State state, String outcome, Instant at) {
        sql.sql("update placement set state = ?, outcome = ?, ended_at = ? where placement_id = ?")
                .params(state.word(), outcome, Utc.of(at), placementId).update();
    }

    @Override
    public void named(long caseId, String agencyId, Instant at) {
        int known = sql.sql("update agency_named set agency_id = ?, named_at = ? where case_id = ?")
                .params(agencyId, Utc.of(at), caseId).update();
        if (known == 0) {
            sql.sql("insert into agency_named (case_id, agency_id, named_at) values (?, ?, ?)")
                    .params(caseId, agencyId, Utc.of(at)).update();
        }
    }

    @Override
    public Optional<String> namedSince(long caseId, Instant since) {
        return sql.sql("""
                        select agency_id from agency_named
                        where case_id = :case and (cast(:since as timestamp) is null or named_at >= :since)""")
                .param("case", caseId).param("since", Utc.of(since)).query(String.class).optional();
    }

    private static Placement row(ResultSet row, int number) throws SQLException {
        return new Placement(row.getLong("placement_id"), row.getLong("case_id"), row.getLong("account_id"), row.getString("agency_id"),
                Placement.State.named(row.getString("state")), Utc.day(row, "placed_on"), row.getString("agency_reference"),
                row.getString("outcome"), row.getString("process_instance_id"), Utc.instant(row, "ended_at"));
    }

    private static PlacedInvoice placedInvoice(ResultSet row, int number) throws SQLException {
        Invoice invoice = InvoiceRow.read(row, number);
        return new PlacedInvoice(invoice, new Money(row.getBigDecimal("placed_amount"), invoice.amount().currency()));
    }
}
