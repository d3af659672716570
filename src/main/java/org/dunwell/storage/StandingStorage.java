package org.dunwell.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.ledger.Money;
import org.dunwell.worklist.Standing;
import org.dunwell.worklist.Standings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads how cases stand, up to five hundred in a statement. */
@Repository
class StandingStorage implements Standings {

    private static final String STANDINGS = """
            select c.case_id, a.currency,
              (select coalesce(sum(i.open_amount), 0) from invoice i where i.account_id = c.account_id and i.open_amount > 0 and i.due_on < :today) as overdue,
              (select min(i.due_on) from invoice i where i.account_id = c.account_id and i.open_amount > 0 and i.due_on < :today) as oldest,
              (select count(*) from arrangement r join collection_case k on k.case_id = r.case_id
                where k.customer_id = c.customer_id and r.state in ('BROKEN', 'PART_KEPT')) as broken,
              (select count(*) from collection_case k where k.customer_id = c.customer_id and k.ending in ('customerThanked', 'arrangementKept')) as paid,
              (select coalesce(sum(i.amount), 0) from invoice i where i.account_id = c.account_id and i.issued_on > :yearAgo) as sales
            from collection_case c join account a on a.account_id = c.account_id
            where c.case_id in (:cases)""";

    private final JdbcClient sql;

    StandingStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Map<Long, Standing> of(Collection<Long> caseIds, LocalDate today) {
        return Many.ask(caseIds, ids -> sql.sql(STANDINGS).param("cases", ids).param("today", today).param("yearAgo", today.minusYears(1)).query(StandingStorage::row).list())
                .stream().collect(Collectors.toMap(Standing::caseId, standing -> standing));
    }

    private static Standing row(ResultSet row, int number) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new Standing(row.getLong("case_id"), Money.rounded(row.getBigDecimal("overdue"), currency), Utc.day(row, "oldest"), row.getInt("broken"),
                row.getInt("paid"), Money.rounded(row.getBigDecimal("sales"), currency));
    }
}
