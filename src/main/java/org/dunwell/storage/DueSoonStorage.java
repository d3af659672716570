package org.dunwell.storage;

import java.time.LocalDate;
import java.util.List;
import org.dunwell.courtesy.DueSoon;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds accounts on which something falls due soon. */
@Repository
class DueSoonStorage implements DueSoon {

    private final JdbcClient sql;

    DueSoonStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Long> accounts(LocalDate from, LocalDate until, long afterAccountId, int limit) {
        return sql.sql("""
                        select a.account_id from account a
                        where a.account_id > :after
                          and exists (select 1 from invoice i where i.account_id = a.account_id and i.due_on between :from and :until and i.open_amount > 0
                                        and i.charged_on_invoice is null)
                          and not exists (select 1 from collection_case c where c.customer_id = a.customer_id and c.ended_at is null)
                        order by a.account_id
                        fetch first :limit rows only""")
                .param("after", afterAccountId).param("from", from).param("until", until).param("limit", limit).query(Long.class).list();
    }
}
