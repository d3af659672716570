package org.dunwell.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.dunwell.arrangement.Arrangement;
import org.dunwell.arrangement.Arrangements;
import org.dunwell.arrangement.Instalment;
import org.dunwell.arrangement.Terms;
import org.dunwell.ledger.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Promises and plans with their instalments. */
@Repository
class ArrangementStorage implements Arrangements {

    private static final String SELECT = "select a.*, c.currency from arrangement a join account c on c.account_id = a.account_id ";

    private final JdbcClient sql;

    ArrangementStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Arrangement get(long arrangementId) {
        return sql.sql(SELECT + "where a.arrangement_id = ?").param(arrangementId).query(this::row).single();
    }

    @Override
    public List<Arrangement> ongoing(long caseId) {
        return sql.sql(SELECT + "where a.case_id = ? and a.state in ('PROPOSED', 'OPEN') order by a.arrangement_id desc")
                .param(caseId).query(this::row).list();
    }

    @Override
    public List<Arrangement> ofCase(long caseId) {
        return sql.sql(SELECT + "where a.case_id = ? order by a.arrangement_id desc").param(caseId).query(this::row).list();
    }

    @Override
    public long add(long caseId, long accountId, Terms terms, LocalDate madeOn, Instant madeAt, String madeBy, boolean approvalNeeded,
                    int graceDays, Money paidBefore) {
        long id = Keys.inserted(sql.sql("""
                        insert into arrangement (case_id, account_id, kind, state, total, forgiven, made_on, made_at, made_by, approval_needed,
                          grace_days, paid_before, note) values (?, ?, ?, 'PROPOSED', ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(caseId, accountId, terms.kind().name(), terms.total().amount(), terms.forgiven().amount(), madeOn, Utc.of(madeAt),
                        madeBy, approvalNeeded, graceDays, paidBefore.amount(), terms.note()), "arrangement_id");
        terms.instalments().forEach(instalment -> sql.sql("insert into instalment (arrangement_id, number, due_on, amount) values (?, ?, ?, ?)")
                .params(id, instalment.number(), instalment.dueOn(), instalment.amount().amount()).update());
        return id;
    }

    @Override
    public void approved(long arrangementId, String by) {
        sql.sql("update arrangement set approved_by = ? where arrangement_id = ?").params(by, arrangementId).update();
    }

    @Override
    public void runsIn(long arrangementId, String processInstanceId) {
        sql.sql("update arrangement set process_instance_id = ? where arrangement_id = ?").params(processInstanceId, arrangementId).update();
    }

    @Override
    public void state(long arrangementId, Arrangement.State state, Instant endedAt) {
        sql.sql("update arrangement set state = ?, ended_at = ? where arrangement_id = ?")
                .params(state.name(), Utc.of(endedAt), arrangementId).update();
    }

    @Override
    public int broken(long caseId) {
        return sql.sql("select count(*) from arrangement where case_id = ? and state in ('BROKEN', 'PART_KEPT')").param(caseId)
                .query(Integer.class).single();
    }

    @Override
    public int brokenBy(String customerId) {
        return sql.sql("""
                        select count(*) from arrangement a join collection_case c on c.case_id = a.case_id
                        where c.customer_id = ? and a.state in ('BROKEN', 'PART_KEPT')""").param(customerId).query(Integer.class).single();
    }

    private Arrangement row(ResultSet row, int number) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        long id = row.getLong("arrangement_id");
        List<Instalment> instalments = sql.sql("select * from instalment where arrangement_id = ? order by number").param(id)
                .query((line, index) -> new Instalment(line.getInt("number"), Utc.day(line, "due_on"),
                        Money.rounded(line.getBigDecimal("amount"), currency)))
                .list();
        Terms terms = new Terms(Terms.Kind.valueOf(row.getString("kind")), Money.rounded(row.getBigDecimal("total"), currency),
                Money.rounded(row.getBigDecimal("forgiven"), currency), instalments, row.getString("note"));
        return new Arrangement(id, row.getLong("case_id"), row.getLong("account_id"), terms, Arrangement.State.valueOf(row.getString("state")),
                Utc.day(row, "made_on"), row.getString("made_by"), row.getBoolean("approval_needed"), row.getString("approved_by"),
                row.getInt("grace_days"), Money.rounded(row.getBigDecimal("paid_before"), currency), row.getString("process_instance_id"));
    }
}
