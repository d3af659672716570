package org.dunwell.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.dunwell.trail.TrailEntry;
import org.dunwell.trail.TrailLink;
import org.dunwell.trail.TrailLinks;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables trail_link, trail_seal and trail_keeper. */
@Repository
public class TrailLinkStorage implements TrailLinks {

    private static final int BATCH = 500;
    private static final int FETCHED_AT_ONCE = 1000;

    private final JdbcClient sql;
    private final JdbcTemplate batches;

    TrailLinkStorage(JdbcClient sql, JdbcTemplate batches) {
        this.sql = sql;
        this.batches = batches;
    }

    @Override
    public long lock() {
        return sql.sql("select last_sequence from trail_keeper where keeper = 1 for update").query(Long.class).single();
    }

    @Override
    public List<Loose> loose(int limit) {
        return sql.sql("""
                        select t.* from trail t
                        where t.trail_id > (select linked_below from trail_keeper where keeper = 1)
                          and not exists (select 1 from trail_link l where l.trail_id = t.trail_id)
                        order by t.trail_id fetch first ? rows only""").param(limit)
                .query((row, number) -> new Loose(row.getLong("trail_id"), TrailStorage.entry(row, number))).list();
    }

    @Override
    public long looseCount() {
        return sql.sql("""
                select count(*) from trail t
                where t.trail_id > (select linked_below from trail_keeper where keeper = 1)
                  and not exists (select 1 from trail_link l where l.trail_id = t.trail_id)""").query(Long.class).single();
    }

    @Override
    public Map<String, TrailLink> last(Collection<String> chains) {
        Map<String, TrailLink> last = new HashMap<>();
        Many.ask(chains, some -> sql.sql("""
                        select l.* from trail_link l
                        where l.chain in (:chains) and l.place = (select max(o.place) from trail_link o where o.chain = l.chain)""")
                .param("chains", some).query(TrailLinkStorage::link).list()).forEach(link -> last.put(link.chain(), link));
        return last;
    }

    @Override
    public void add(List<TrailLink> links, Instant at) {
        batches.batchUpdate("insert into trail_link (sequence_no, trail_id, chain, place, salt, digest, link, linked_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
                links, BATCH, (statement, link) -> {
                    statement.setLong(1, link.sequence());
                    statement.setLong(2, link.trailId());
                    statement.setString(3, link.chain());
                    statement.setLong(4, link.place());
                    statement.setString(5, link.salt());
                    statement.setString(6, link.digest());
                    statement.setString(7, link.link());
                    statement.setObject(8, Utc.of(at));
                });
        if (!links.isEmpty()) {
            sql.sql("update trail_keeper set last_sequence = ? where keeper = 1").param(links.get(links.size() - 1).sequence()).update();
        }
    }

    @Override
    public Optional<Seal> lastSeal() {
        return sql.sql("select * from trail_seal order by up_to desc fetch first 1 rows only").query(TrailLinkStorage::seal).optional();
    }

    @Override
    public Optional<Map.Entry<LocalDate, Long>> unsealedDay(LocalDate today) {
        Optional<LocalDate> day = sql.sql("""
                        select cast(min(linked_at) as date) from trail_link
                        where sequence_no > coalesce((select max(up_to) from trail_seal), 0) and linked_at < ?""")
                .param(today.atStartOfDay()).query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class))).single();
        return day.map(found -> Map.entry(found, sql.sql("select max(sequence_no) from trail_link where sequence_no > coalesce((select max(up_to) from trail_seal), 0) and linked_at < ?")
                .param(found.plusDays(1).atStartOfDay()).query(Long.class).single()));
    }

    /** Rows come late when a long transaction ends late, but not by more than a day: what was linked before the seal before need not be looked through any more. */
    @Override
    public void add(Seal seal, Instant at) {
        sql.sql("""
                        update trail_keeper set linked_below = coalesce(
                          (select max(l.trail_id) from trail_link l where l.sequence_no <= (select max(s.up_to) from trail_seal s)), linked_below) where keeper = 1""").update();
        sql.sql("insert into trail_seal (sealed_day, up_to, digest, sealed_at) values (?, ?, ?, ?)").params(seal.day(), seal.upTo(), seal.digest(), Utc.of(at)).update();
    }

    @Override
    public void eachByChain(BiConsumer<TrailLink, TrailEntry> look) {
        slowly("""
                select l.*, t.trail_id as there, t.happened_at, t.who, t.what, t.why, t.case_number, t.customer_id, t.account_id, t.before_value, t.after_value
                from trail_link l left join trail t on t.trail_id = l.trail_id order by l.chain, l.place""",
                row -> look.accept(link(row, 0), Utc.number(row, "there") == null ? null : TrailStorage.entry(row, 0)));
    }

    @Override
    public void eachBySequence(long from, long to, BiConsumer<Long, String> look) {
        slowly("select sequence_no, link from trail_link where sequence_no between " + from + " and " + to + " order by sequence_no",
                row -> look.accept(row.getLong(1), row.getString(2)));
    }

    @Override
    public void eachSeal(Consumer<Seal> look) {
        // read to the end first: whoever looks asks for links meanwhile
        new ArrayList<>(sql.sql("select * from trail_seal order by up_to").query(TrailLinkStorage::seal).list()).forEach(look);
    }

    private interface RowLook {

        void at(ResultSet row) throws SQLException;
    }

    private void slowly(String query, RowLook look) {
        batches.query(connection -> {
            var statement = connection.prepareStatement(query, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
            statement.setFetchSize(FETCHED_AT_ONCE);
            return statement;
        }, (ResultSet row) -> look.at(row));
    }

    private static TrailLink link(ResultSet row, int number) throws SQLException {
        return new TrailLink(row.getLong("sequence_no"), row.getLong("trail_id"), row.getString("chain"), row.getLong("place"), row.getString("salt"),
                row.getString("digest"), row.getString("link"));
    }

    private static Seal seal(ResultSet row, int number) throws SQLException {
        return new Seal(row.getObject("sealed_day", LocalDate.class), row.getLong("up_to"), row.getString("digest"));
    }
}
