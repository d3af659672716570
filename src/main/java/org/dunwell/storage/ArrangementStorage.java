package org.dunwell.storage;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.dunwell.arrangement.Arrangement;
import org.dunwell.arrangement.Arrangements;
import org.dunwell.arrangement.Change;
import org.dunwell.arrangement.CounterOffer;
import org.dunwell.arrangement.Instalment;
import org.dunwell.arrangement.Rules;
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
                    Rules rules, Money paidBefore) {
        long id = Keys.inserted(sql.sql("""
                        insert into arrangement (case_id, account_id, kind, state, total, forgiven, made_on, made_at, made_by, approval_needed,
                          grace_days, remind_days, changes_allowed, paid_before, note)
                        values (?, ?, ?, 'PROPOSED', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(caseId, accountId, terms.kind().name(), terms.total().amount(), terms.forgiven().amount(), madeOn, Utc.of(madeAt),
                        madeBy, approvalNeeded, rules.graceDays(), rules.remindDays(), rules.changes(), paidBefore.amount(), terms.note()), "arrangement_id");
        addInstalments(id, terms);
        return id;
    }

    private void addInstalments(long id, Terms terms) {
        terms.instalments().forEach(instalment -> sql.sql("insert into instalment (arrangement_id, number, due_on, amount) values (?, ?, ?, ?)")
                .params(id, instalment.number(), instalment.dueOn(), instalment.amount().amount()).update());
    }

    @Override
    public void change(long arrangementId, Terms terms, Money paidBefore, Change change) {
        sql.sql("""
                        update arrangement set kind = ?, total = ?, paid_before = ?, reminders = 0, accepted_at = null
                        where arrangement_id = ?""")
                .params(terms.kind().name(), terms.total().amount(), paidBefore.amount(), arrangementId).update();
        sql.sql("delete from instalment where arrangement_id = ?").param(arrangementId).update();
        addInstalments(arrangementId, terms);
        sql.sql("insert into arrangement_change (arrangement_id, changed_at, changed_by, why, before_terms, after_terms) values (?, ?, ?, ?, ?, ?)")
                .params(arrangementId, Utc.of(change.at()), change.by(), change.why(), change.before(), change.after()).update();
    }

    @Override
    public List<Change> changes(long arrangementId) {
        return sql.sql("select * from arrangement_change where arrangement_id = ? order by change_id").param(arrangementId)
                .query((row, number) -> new Change(Utc.instant(row, "changed_at"), row.getString("changed_by"), row.getString("why"),
                        row.getString("before_terms"), row.getString("after_terms"))).list();
    }

    @Override
    public void reminded(long arrangementId, int reminders) {
        sql.sql("update arrangement set reminders = ? where arrangement_id = ?").params(reminders, arrangementId).update();
    }

    @Override
    public void accepted(long arrangementId, Instant at) {
        sql.sql("update arrangement set accepted_at = ? where arrangement_id = ?").params(Utc.of(at), arrangementId).update();
    }

    @Override
    public void reinstates(long arrangementId, long broken) {
        sql.sql("update arrangement set reinstates = ? where arrangement_id = ?").params(broken, arrangementId).update();
    }

    @Override
    public void counter(long arrangementId, CounterOffer offer) {
        sql.sql("""
                        update arrangement set counter_total = ?, counter_instalments = ?, counter_last_due_on = ?, counter_by = ?
                        where arrangement_id = ?""")
                .params(offer.total().amount(), offer.instalments(), offer.lastDueOn(), offer.by(), arrangementId).update();
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
        return sql.sql("""
                        select count(*) from arrangement a where a.case_id = ? and a.state in ('BROKEN', 'PART_KEPT')
                          and not exists (select 1 from arrangement again where again.reinstates = a.arrangement_id)""").param(caseId)
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
        BigDecimal counter = row.getBigDecimal("counter_total");
        return new Arrangement(id, row.getLong("case_id"), row.getLong("account_id"), terms, Arrangement.State.valueOf(row.getString("state")),
                Utc.day(row, "made_on"), row.getString("made_by"), row.getBoolean("approval_needed"), row.getString("approved_by"),
                new Rules(row.getInt("grace_days"), row.getInt("remind_days"), row.getInt("changes_allowed")),
                Money.rounded(row.getBigDecimal("paid_before"), currency), row.getInt("reminders"),
                Utc.instant(row, "accepted_at"), Utc.number(row, "reinstates"),
                counter == null ? null : new CounterOffer(Money.rounded(counter, currency), row.getInt("counter_instalments"),
                        Utc.day(row, "counter_last_due_on"), row.getString("counter_by")),
                row.getString("process_instance_id"));
    }
}
