package org.dunwell.storage;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.dunwell.dispute.Dispute;
import org.dunwell.dispute.Disputes;
import org.dunwell.ledger.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Disputes. */
@Repository
class DisputeStorage implements Disputes {

    private static final String SELECT = "select d.*, c.currency from dispute d join account c on c.account_id = d.account_id ";

    private final JdbcClient sql;

    DisputeStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Dispute get(long disputeId) {
        return sql.sql(SELECT + "where d.dispute_id = ?").param(disputeId).query(DisputeStorage::row).single();
    }

    @Override
    public List<Dispute> ofCase(long caseId) {
        return sql.sql(SELECT + "where d.case_id = ? order by d.dispute_id desc").param(caseId).query(DisputeStorage::row).list();
    }

    @Override
    public long add(long caseId, long accountId, Long invoiceId, String reason, String causeOwner, String description, Instant raisedAt,
                    String raisedBy) {
        return Keys.inserted(sql.sql("""
                        insert into dispute (case_id, account_id, invoice_id, reason, cause_owner, description, raised_at, raised_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(caseId, accountId, invoiceId, reason, causeOwner, description, Utc.of(raisedAt), raisedBy), "dispute_id");
    }

    @Override
    public void runsIn(long disputeId, String processInstanceId) {
        sql.sql("update dispute set process_instance_id = ? where dispute_id = ?").params(processInstanceId, disputeId).update();
    }

    @Override
    public void decided(long disputeId, boolean won, Money credited, String explanation, String by, Instant at) {
        sql.sql("""
                        update dispute set won = ?, credited = ?, explanation = ?, decided_by = ?, decided_at = ? where dispute_id = ?""")
                .params(won, credited.amount(), explanation, by, Utc.of(at), disputeId).update();
    }

    private static Dispute row(ResultSet row, int number) throws SQLException {
        BigDecimal credited = row.getBigDecimal("credited");
        return new Dispute(row.getLong("dispute_id"), row.getLong("case_id"), row.getLong("account_id"), Utc.number(row, "invoice_id"),
                row.getString("reason"), row.getString("cause_owner"), row.getString("description"), Utc.instant(row, "raised_at"),
                row.getString("raised_by"), row.getObject("won", Boolean.class),
                credited == null ? null : Money.rounded(credited, Currency.getInstance(row.getString("currency"))),
                row.getString("explanation"));
    }
}
