package org.dunwell.storage;

import jakarta.annotation.PostConstruct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** On PostgreSQL the database itself refuses to change or remove what the trail says; H2 has no such means, there the chains tell of it. */
@Repository
class TrailGuard {

    private static final Logger LOG = LoggerFactory.getLogger(TrailGuard.class);

    /** Erasing is the one change: words become nothing, and so does the salt of their digest. */
    private static final String GUARD = """
            create or replace function trail_is_kept() returns trigger language plpgsql as $$
            begin
              if tg_op = 'UPDATE' and tg_table_name = 'trail' then
                if new.trail_id = old.trail_id and new.happened_at = old.happened_at and new.who = old.who and new.what = old.what
                   and new.case_number is not distinct from old.case_number and new.account_id is not distinct from old.account_id
                   and new.why is null and new.before_value is null and new.after_value is null then
                  return new;
                end if;
              elsif tg_op = 'UPDATE' and tg_table_name = 'trail_link' then
                if new.sequence_no = old.sequence_no and new.trail_id = old.trail_id and new.chain = old.chain and new.place = old.place
                   and new.digest = old.digest and new.link = old.link and new.linked_at = old.linked_at and new.salt is null then
                  return new;
                end if;
              end if;
              raise exception 'The trail is only ever added to: % of % is refused', tg_op, tg_table_name;
            end $$""";

    private final JdbcTemplate sql;
    private final TransactionTemplate transaction;

    TrailGuard(JdbcTemplate sql, TransactionTemplate transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    @PostConstruct
    void stand() {
        String database = sql.execute((java.sql.Connection connection) -> connection.getMetaData().getDatabaseProductName());
        if (!"PostgreSQL".equals(database)) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            // nodes that start together take turns
            sql.execute("lock table trail_keeper in exclusive mode");
            if (sql.queryForObject("select count(*) from pg_trigger where tgname like 'trail_kept%'", Integer.class) < 6) {
                sql.execute(GUARD);
                for (String table : new String[]{"trail", "trail_link", "trail_seal"}) {
                    sql.execute("create or replace trigger trail_kept_rows before update or delete on " + table + " for each row execute function trail_is_kept()");
                    sql.execute("create or replace trigger trail_kept_whole before truncate on " + table + " for each statement execute function trail_is_kept()");
                }
                LOG.info("The database refuses changes to the trail from now on");
            }
        });
    }
}
