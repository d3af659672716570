package org.dunwell.storage;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.staff.Absences;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who is away when. */
@Repository
class AbsenceStorage implements Absences {

    private final JdbcClient sql;

    AbsenceStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Set<String> on(LocalDate day) {
        return sql.sql("select user_id from absence where first_day <= :day and last_day >= :day").param("day", day)
                .query(String.class).stream().collect(Collectors.toSet());
    }

    @Override
    public List<Absence> between(LocalDate from, LocalDate to) {
        return sql.sql("select user_id, first_day, last_day from absence where first_day <= :to and last_day >= :from order by first_day, user_id")
                .param("from", from).param("to", to)
                .query((row, number) -> new Absence(row.getString("user_id"), Utc.day(row, "first_day"), Utc.day(row, "last_day"))).list();
    }

    @Override
    @Transactional
    public void note(String userId, LocalDate firstDay, LocalDate lastDay) {
        forget(userId, firstDay);
        sql.sql("insert into absence (user_id, first_day, last_day) values (?, ?, ?)").params(userId, firstDay, lastDay).update();
    }

    @Override
    @Transactional
    public void forget(String userId, LocalDate firstDay) {
        sql.sql("delete from absence where user_id = ? and first_day = ?").params(userId, firstDay).update();
    }
}
