package org.dunwell.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dunwell.collection.Held;
import org.dunwell.collection.Pause;
import org.dunwell.collection.Pauses;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What keeps accounts and invoices from being chased. */
@Repository
class PauseStorage implements Pauses {

    private final JdbcClient sql;

    PauseStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Pause> open(long accountId) {
        return sql.sql("select * from pause where account_id = ? and ended_at is null order by pause_id")
                .param(accountId).query(PauseStorage::row).list();
    }

    @Override
    public List<Held> held(long accountId) {
        return sql.sql("select * from pause where account_id = ? and kind = ? order by pause_id").params(accountId, Pause.Kind.HOLD.name())
                .query((row, number) -> new Held(Utc.number(row, "invoice_id"), Utc.day(row, "begins_on"), Utc.day(row, "ends_on"),
                        Utc.instant(row, "ended_at"))).list();
    }

    @Override
    public Optional<Pause> find(long pauseId) {
        return sql.sql("select * from pause where pause_id = ?").param(pauseId).query(PauseStorage::row).optional();
    }

    @Override
    public long put(long accountId, Long invoiceId, Pause.Kind kind, String reason, Long ref, LocalDate beginsOn, LocalDate endsOn,
                    String putBy) {
        return Keys.inserted(sql.sql("""
                        insert into pause (account_id, invoice_id, kind, reason, ref, begins_on, ends_on, put_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(accountId, invoiceId, kind.name(), reason, ref, beginsOn, endsOn, putBy), "pause_id");
    }

    @Override
    public boolean end(long pauseId, Instant now) {
        return sql.sql("update pause set ended_at = ? where pause_id = ? and ended_at is null").params(Utc.of(now), pauseId).update() == 1;
    }

    @Override
    public boolean endsOn(long pauseId, LocalDate lastDay) {
        return sql.sql("update pause set ends_on = ? where pause_id = ? and ended_at is null").params(lastDay, pauseId).update() == 1;
    }

    @Override
    public void endAll(Pause.Kind kind, long ref, Instant now) {
        sql.sql("update pause set ended_at = ? where kind = ? and ref = ? and ended_at is null")
                .params(Utc.of(now), kind.name(), ref).update();
    }

    private static Pause row(ResultSet row, int number) throws SQLException {
        return new Pause(row.getLong("pause_id"), row.getLong("account_id"), Utc.number(row, "invoice_id"),
                Pause.Kind.valueOf(row.getString("kind")), row.getString("reason"), Utc.number(row, "ref"), Utc.day(row, "begins_on"),
                Utc.day(row, "ends_on"), row.getString("put_by"));
    }
}
