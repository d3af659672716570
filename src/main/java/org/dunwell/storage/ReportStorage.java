package org.dunwell.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dunwell.intake.Finding;
import org.dunwell.intake.Report;
import org.dunwell.intake.Reports;
import org.dunwell.intake.Tally;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Tables import_run and import_finding. */
@Repository
class ReportStorage implements Reports {

    /** Whoever runs an import is heard of with every chunk of records and every half minute, so after this long nobody runs it any more. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final JdbcClient sql;
    private final JdbcTemplate batches;

    ReportStorage(JdbcClient sql, JdbcTemplate batches) {
        this.sql = sql;
        this.batches = batches;
    }

    @Override
    public long begin(Report.Kind kind, String fileName, String who, Instant now) {
        return Keys.inserted(sql.sql("insert into import_run (kind, file_name, who, started_at) values (:kind, :fileName, :who, :now)")
                .param("kind", kind.word())
                .param("fileName", cut(fileName, 200))
                .param("who", who)
                .param("now", Utc.of(now)), "import_id");
    }

    @Override
    public void say(long importId, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        batches.batchUpdate("insert into import_finding (import_id, line, outcome, field, field_value, reason, mend) values (?, ?, ?, ?, ?, ?, ?)",
                findings, findings.size(), (statement, finding) -> {
                    statement.setLong(1, importId);
                    statement.setLong(2, finding.line());
                    statement.setString(3, finding.outcome().name());
                    statement.setString(4, finding.field());
                    statement.setString(5, storable(finding.value()));
                    statement.setString(6, cut(storable(finding.reason()), 1000));
                    statement.setString(7, cut(finding.mend(), 1000));
                });
    }

    @Override
    public void countsAre(long importId, Tally.Counts counts) {
        sql.sql("""
                update import_run set lines = :lines, loaded = :loaded, unchanged = :unchanged, refused = :refused, not_yet = :notYet,
                  settled = :settled, settled_later = :settledLater
                where import_id = :id""")
                .param("id", importId)
                .param("lines", counts.lines())
                .param("loaded", counts.loaded())
                .param("unchanged", counts.unchanged())
                .param("refused", counts.refused())
                .param("notYet", counts.notYet())
                .param("settled", counts.settled())
                .param("settledLater", counts.settledLater())
                .update();
    }

    @Override
    public void kindIs(long importId, Report.Kind kind) {
        sql.sql("update import_run set kind = :kind where import_id = :id").param("id", importId).param("kind", kind.word()).update();
    }

    @Override
    public void recordsAre(long importId, long records) {
        sql.sql("update import_run set records = :records where import_id = :id").param("id", importId).param("records", records).update();
    }

    @Override
    public boolean reached(long importId, long position, Instant now) {
        sql.sql("update import_run set position = :position, seen_at = :now where import_id = :id")
                .param("id", importId).param("position", position).param("now", Utc.of(now)).update();
        return !sql.sql("select stop_wanted from import_run where import_id = :id").param("id", importId).query(Boolean.class).single();
    }

    @Override
    @Transactional
    public void together(Runnable work) {
        work.run();
    }

    @Override
    public boolean claim(long importId, Instant now) {
        return sql.sql("""
                update import_run set stop_wanted = false, stopped_at = null, seen_at = :now
                where import_id = :id and ended_at is null and (stopped_at is not null or seen_at is null or seen_at < :longAgo)""")
                .param("id", importId).param("now", Utc.of(now)).param("longAgo", Utc.of(now.minus(PATIENCE))).update() > 0;
    }

    @Override
    public void stillRuns(long importId, Instant now) {
        sql.sql("update import_run set seen_at = :now where import_id = :id").param("id", importId).param("now", Utc.of(now)).update();
    }

    @Override
    public boolean wantStop(long importId) {
        return sql.sql("update import_run set stop_wanted = true where import_id = :id and ended_at is null and stopped_at is null")
                .param("id", importId).update() > 0;
    }

    @Override
    public void stopped(long importId, Instant now) {
        sql.sql("update import_run set stopped_at = :now where import_id = :id").param("id", importId).param("now", Utc.of(now)).update();
    }

    @Override
    public List<Report> left(Instant now) {
        return sql.sql("""
                select * from import_run
                where ended_at is null and stopped_at is null and coalesce(seen_at, started_at) < :longAgo
                  and exists (select 1 from import_part p where p.import_id = import_run.import_id)
                order by import_id""")
                .param("longAgo", Utc.of(now.minus(PATIENCE))).query(ReportStorage::report).list();
    }

    @Override
    public void ended(long importId, Instant now) {
        sql.sql("update import_run set ended_at = :now where import_id = :id").param("id", importId).param("now", Utc.of(now)).update();
    }

    @Override
    public void refused(long importId, Instant now, String refusal, String mend) {
        sql.sql("update import_run set ended_at = :now, refusal = :refusal, mend = :mend where import_id = :id")
                .param("id", importId)
                .param("now", Utc.of(now))
                .param("refusal", cut(storable(refusal), 2000))
                .param("mend", cut(storable(mend), 1000))
                .update();
    }

    @Override
    public Optional<Report> find(long importId) {
        return sql.sql("select * from import_run where import_id = :id").param("id", importId).query(ReportStorage::report).optional();
    }

    @Override
    public List<Report> newest(int offset, int limit) {
        return sql.sql("select * from import_run order by import_id desc offset :offset rows fetch next :limit rows only")
                .param("offset", offset).param("limit", limit)
                .query(ReportStorage::report).list();
    }

    @Override
    public List<Finding> findings(long importId, int offset, int limit) {
        return sql.sql("""
                select * from import_finding where import_id = :id
                order by finding_id offset :offset rows fetch next :limit rows only""")
                .param("id", importId).param("offset", offset).param("limit", limit)
                .query((row, number) -> new Finding(row.getLong("line"), Finding.Outcome.valueOf(row.getString("outcome")),
                        row.getString("field"), row.getString("field_value"), row.getString("reason"), row.getString("mend"))).list();
    }

    private static Report report(ResultSet row, int number) throws SQLException {
        Tally.Counts counts = new Tally.Counts(row.getInt("lines"), row.getInt("loaded"), row.getInt("unchanged"), row.getInt("refused"),
                row.getInt("not_yet"), row.getInt("settled"), row.getInt("settled_later"));
        return new Report(row.getLong("import_id"), Report.Kind.of(row.getString("kind")), row.getString("file_name"), row.getString("who"),
                Utc.instant(row, "started_at"), Utc.instant(row, "ended_at"), Utc.instant(row, "stopped_at"), Utc.number(row, "records"),
                row.getLong("position"), counts,
                row.getString("refusal"), row.getString("mend"));
    }

    /** PostgreSQL holds no NUL, and a lone half of a sign cannot be written as UTF-8. */
    private static String storable(String text) {
        return text == null ? null : text.replaceAll("[\\p{Cntrl}\\p{Cs}]", "\uFFFD");
    }

    private static String cut(String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
