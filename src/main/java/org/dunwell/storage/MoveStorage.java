package org.dunwell.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dunwell.migration.Change;
import org.dunwell.migration.Move;
import org.dunwell.migration.Move.CaseState;
import org.dunwell.migration.MoveReport;
import org.dunwell.migration.MovedCase;
import org.dunwell.migration.Moves;
import org.dunwell.migration.Plan;
import org.dunwell.migration.Running;
import org.dunwell.migration.Verdict;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables case_move…: moves of running cases, and what each does to every case. */
@Repository
class MoveStorage implements Moves {

    private static final int BATCH = 500;

    private final JdbcClient sql;
    private final JdbcTemplate batches;

    MoveStorage(JdbcClient sql, JdbcTemplate batches) {
        this.sql = sql;
        this.batches = batches;
    }

    @Override
    public long add(Plan plan, String reason, String orderedBy, Instant orderedAt, Long takesBack) {
        long id = Keys.inserted(sql.sql("""
                        insert into case_move (process, from_definition, from_version, to_definition, to_version, recompute, reason, state, ordered_by, ordered_at, takes_back)
                        values (:process, :fromDefinition, :fromVersion, :toDefinition, :toVersion, :recompute, :reason, 'checking', :who, :at, :takesBack)""")
                .param("process", plan.process())
                .param("fromDefinition", plan.fromDefinition()).param("fromVersion", plan.fromVersion())
                .param("toDefinition", plan.toDefinition()).param("toVersion", plan.toVersion())
                .param("recompute", plan.recompute()).param("reason", reason)
                .param("who", orderedBy).param("at", Utc.of(orderedAt)).param("takesBack", takesBack), "move_id");
        plan.chosen().forEach((process, steps) -> steps.forEach((from, to) ->
                sql.sql("insert into case_move_step (move_id, process, from_step, to_step) values (?, ?, ?, ?)").params(id, process, from, to).update()));
        return id;
    }

    @Override
    public void addCases(long moveId, List<Running> cases) {
        batches.batchUpdate("insert into case_move_case (move_id, instance_id, case_number, state) values (?, ?, ?, 'unchecked')", cases, BATCH,
                (statement, one) -> {
                    statement.setLong(1, moveId);
                    statement.setString(2, one.instanceId());
                    statement.setString(3, one.caseNumber());
                });
    }

    @Override
    public Optional<Move> find(long moveId) {
        return sql.sql("select * from case_move where move_id = ?").param(moveId).query(this::move).optional();
    }

    @Override
    public Optional<Move> lock(long moveId) {
        return sql.sql("select * from case_move where move_id = ? for update").param(moveId).query(this::move).optional();
    }

    @Override
    public List<Move> list(int offset, int limit) {
        return sql.sql("select * from case_move order by move_id desc offset ? rows fetch next ? rows only").params(offset, limit).query(this::move).list();
    }

    @Override
    public boolean begin(long moveId, String by, Instant at) {
        try {
            return sql.sql("""
                            update case_move set state = 'moving', begun_by = :by, begun_at = :at, open_for = process
                            where move_id = :id and not exists (select 1 from case_move other where other.open_for = case_move.process)""")
                    .param("id", moveId).param("by", by).param("at", Utc.of(at)).update() == 1;
        } catch (DuplicateKeyException atTheSameMoment) {
            return false;
        }
    }

    @Override
    public void becomes(long moveId, Move.State state, Instant endedAt) {
        sql.sql("update case_move set state = :state, ended_at = :endedAt, open_for = case when cast(:endedAt as timestamp) is null then open_for end where move_id = :id")
                .param("state", word(state)).param("endedAt", Utc.of(endedAt)).param("id", moveId).update();
    }

    @Override
    public List<MovedCase> cases(long moveId, CaseState state, int offset, int limit) {
        return sql.sql("""
                        select * from case_move_case where move_id = :id and (cast(:state as varchar) is null or state = :state)
                        order by instance_id offset :offset rows fetch next :limit rows only""")
                .param("id", moveId).param("state", state == null ? null : word(state)).param("offset", offset).param("limit", limit)
                .query(MoveStorage::movedCase).list();
    }

    @Override
    public Optional<MovedCase> one(long moveId, String instanceId) {
        return sql.sql("select * from case_move_case where move_id = ? and instance_id = ?").params(moveId, instanceId).query(MoveStorage::movedCase).optional();
    }

    @Override
    public void becomes(long moveId, List<String> instanceIds, CaseState state) {
        batches.batchUpdate("update case_move_case set state = ? where move_id = ? and instance_id = ?", instanceIds, BATCH, (statement, instance) -> {
            statement.setString(1, word(state));
            statement.setLong(2, moveId);
            statement.setString(3, instance);
        });
    }

    @Override
    public void verdict(long moveId, String instanceId, CaseState state, Verdict verdict) {
        sql.sql("update case_move_case set state = :state, stands_at = :standsAt, why = :why where move_id = :id and instance_id = :instance")
                .param("state", word(state)).param("standsAt", cut(verdict.standsAt(), 400)).param("why", cut(verdict.why(), 1000))
                .param("id", moveId).param("instance", instanceId).update();
        sql.sql("delete from case_move_change where move_id = ? and instance_id = ?").params(moveId, instanceId).update();
        batches.batchUpdate("insert into case_move_change (move_id, instance_id, kind, place, label, before_value, after_value) values (?, ?, ?, ?, ?, ?, ?)",
                verdict.changes(), BATCH, (statement, change) -> {
                    statement.setLong(1, moveId);
                    statement.setString(2, instanceId);
                    statement.setString(3, word(change.kind()));
                    statement.setString(4, change.place());
                    statement.setString(5, cut(change.label(), 200));
                    statement.setString(6, cut(change.before(), 400));
                    statement.setString(7, cut(change.after(), 400));
                });
    }

    @Override
    public List<Change> changes(long moveId, String instanceId) {
        return sql.sql("select * from case_move_change where move_id = ? and instance_id = ?").params(moveId, instanceId)
                .query((row, number) -> new Change(Change.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)), row.getString("place"), row.getString("label"),
                        row.getString("before_value"), row.getString("after_value"))).list();
    }

    @Override
    public MoveReport report(long moveId) {
        List<MoveReport.Stage> stages = sql.sql("""
                        select stands_at, sum(case when state = 'refused' then 0 else 1 end) as fits, sum(case when state = 'refused' then 1 else 0 end) as refused
                        from case_move_case where move_id = ? and stands_at is not null group by stands_at order by count(*) desc, stands_at""").param(moveId)
                .query((row, number) -> new MoveReport.Stage(row.getString(1), row.getInt(2), row.getInt(3))).list();
        List<MoveReport.Refused> refused = sql.sql("""
                        select why, count(*), min(case_number) from case_move_case where move_id = ? and state = 'refused' group by why order by count(*) desc, why""")
                .param(moveId).query((row, number) -> new MoveReport.Refused(row.getString(1), row.getInt(2), row.getString(3))).list();
        List<MoveReport.Changed> changed = sql.sql("""
                        select kind, label, before_value, after_value, count(distinct instance_id), min(dated), max(dated)
                        from (select kind, label, instance_id, case when kind in ('wait', 'due', 'handed_back') then null else before_value end as before_value,
                                     case when kind in ('wait', 'due') then null else after_value end as after_value,
                                     case when kind in ('wait', 'due') then after_value end as dated
                              from case_move_change where move_id = ?) told
                        group by kind, label, before_value, after_value order by count(distinct instance_id) desc, kind, label""").param(moveId)
                .query((row, number) -> new MoveReport.Changed(Change.Kind.valueOf(row.getString(1).toUpperCase(Locale.ROOT)), row.getString(2), row.getString(3), row.getString(4),
                        row.getInt(5), row.getString(6), row.getString(7))).list();
        return new MoveReport(stages, refused, changed);
    }

    private Move move(ResultSet row, int number) throws SQLException {
        long id = row.getLong("move_id");
        Map<String, Map<String, String>> chosen = new HashMap<>();
        sql.sql("select process, from_step, to_step from case_move_step where move_id = ?").param(id).query((step, at) ->
                chosen.computeIfAbsent(step.getString(1), process -> new HashMap<>()).put(step.getString(2), step.getString(3))).list();
        Map<CaseState, Integer> cases = new EnumMap<>(CaseState.class);
        sql.sql("select state, count(*) from case_move_case where move_id = ? group by state").param(id).query((state, at) ->
                cases.put(CaseState.valueOf(state.getString(1).toUpperCase(Locale.ROOT)), state.getInt(2))).list();
        Plan plan = new Plan(row.getString("process"), row.getString("from_definition"), row.getInt("from_version"), row.getString("to_definition"),
                row.getInt("to_version"), row.getBoolean("recompute"), chosen);
        return new Move(id, plan, row.getString("reason"), Move.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)), row.getString("ordered_by"),
                Utc.instant(row, "ordered_at"), row.getString("begun_by"), Utc.instant(row, "begun_at"), Utc.instant(row, "ended_at"),
                Utc.number(row, "takes_back"), cases);
    }

    private static MovedCase movedCase(ResultSet row, int number) throws SQLException {
        return new MovedCase(row.getString("instance_id"), row.getString("case_number"), CaseState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("stands_at"), row.getString("why"));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String cut(String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
