package org.dunwell.storage;

import java.util.List;
import org.dunwell.contact.CustomerMarks;
import org.dunwell.contact.Mark;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table customer_mark. */
@Repository
class CustomerMarkStorage implements CustomerMarks {

    private final JdbcClient sql;

    CustomerMarkStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Mark> of(String customerId) {
        return sql.sql("select * from customer_mark where customer_id = ? order by since, kind, detail").param(customerId)
                .query((row, number) -> new Mark(row.getString("customer_id"), Mark.Kind.valueOf(row.getString("kind")), row.getString("detail"),
                        Utc.instant(row, "since"), row.getString("said_to")))
                .list();
    }

    @Override
    public boolean add(Mark mark) {
        return sql.sql("""
                insert into customer_mark (customer_id, kind, detail, since, said_to) select customer_id, :kind, :detail, :since, :saidTo from customer
                where customer_id = :customer
                  and not exists (select 1 from customer_mark m where m.customer_id = :customer and m.kind = :kind and m.detail = :detail)""")
                .param("customer", mark.customerId()).param("kind", mark.kind().name()).param("detail", mark.detail()).param("since", Utc.of(mark.since()))
                .param("saidTo", mark.saidTo()).update() == 1;
    }

    @Override
    public boolean remove(String customerId, Mark.Kind kind) {
        return sql.sql("delete from customer_mark where customer_id = :customer and kind = :kind").param("customer", customerId).param("kind", kind.name())
                .update() > 0;
    }
}
