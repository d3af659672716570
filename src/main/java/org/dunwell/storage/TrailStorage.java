package org.dunwell.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.dunwell.trail.TrailBook;
import org.dunwell.trail.TrailEntry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table trail: rows are only ever added. */
@Repository
class TrailStorage implements TrailBook {

    private final JdbcClient sql;

    TrailStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void append(TrailEntry entry) {
        sql.sql("""
                insert into trail (happened_at, who, what, why, case_number, customer_id, account_id, before_value, after_value)
                values (:at, :who, :what, :why, :caseNumber, :customer, :account, :before, :after)""")
                .param("at", Utc.of(entry.at()))
                .param("who", entry.who())
                .param("what", entry.what())
                .param("why", cut(entry.why(), 2000))
                .param("caseNumber", entry.caseNumber())
                .param("customer", entry.customerId())
                .param("account", entry.accountId())
                .param("before", cut(entry.before(), 400))
                .param("after", cut(entry.after(), 400))
                .update();
    }

    @Override
    public List<TrailEntry> ofCase(String caseNumber) {
        return sql.sql("select * from trail where case_number = :caseNumber order by trail_id")
                .param("caseNumber", caseNumber).query(TrailStorage::entry).list();
    }

    @Override
    public List<TrailEntry> inCases(String what, Instant from, Instant to, int offset, int limit) {
        return sql.sql("""
                select * from trail where what = :what and happened_at >= :from and happened_at < :to and case_number is not null
                order by happened_at desc, trail_id desc offset :offset rows fetch next :limit rows only""")
                .param("what", what).param("from", Utc.of(from)).param("to", Utc.of(to)).param("offset", offset).param("limit", limit)
                .query(TrailStorage::entry).list();
    }

    static TrailEntry entry(ResultSet row, int number) throws SQLException {
        return new TrailEntry(Utc.instant(row, "happened_at"), row.getString("who"), row.getString("what"), row.getString("why"),
                row.getString("case_number"), row.getString("customer_id"), row.getObject("account_id", Long.class),
                row.getString("before_value"), row.getString("after_value"));
    }

    private static String cut(String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
