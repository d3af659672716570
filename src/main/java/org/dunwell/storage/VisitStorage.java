package org.dunwell.storage;

import java.time.Instant;
import org.dunwell.casework.Visits;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Visits and the research before them. */
@Repository
class VisitStorage implements Visits {

    private final JdbcClient sql;

    VisitStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void researched(long caseId, boolean worthwhile, String findings, String contactPerson, String roomForNegotiation, Instant at) {
        sql.sql("insert into visit (case_id, state, research, contact_person, room, decided_at) values (?, ?, ?, ?, ?, ?)")
                .params(caseId, worthwhile ? "researched" : "calledOff", findings, contactPerson, roomForNegotiation, Utc.of(at)).update();
    }

    @Override
    public void visited(long caseId, String result, String note, Instant at) {
        sql.sql("""
                        update visit set state = 'visited', result = ?, note = ?, decided_at = ?
                        where visit_id = (select max(visit_id) from visit where case_id = ?)""")
                .params(result, note, Utc.of(at), caseId).update();
    }

    @Override
    public boolean decided(long caseId) {
        return sql.sql("select count(*) from visit where case_id = ?").param(caseId).query(Integer.class).single() > 0;
    }
}
