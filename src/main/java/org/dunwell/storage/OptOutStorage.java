package org.dunwell.storage;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.dunwell.contact.OptOuts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table channel_opt_out. */
@Repository
class OptOutStorage implements OptOuts {

    private final JdbcClient sql;

    OptOutStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Set<String> of(String customerId) {
        return new TreeSet<>(sql.sql("select channel from channel_opt_out where customer_id = :customer").param("customer", customerId)
                .query(String.class).list());
    }

    @Override
    public boolean add(String customerId, String channel, Instant since, String saidTo) {
        return sql.sql("""
                insert into channel_opt_out (customer_id, channel, since, said_to) select customer_id, :channel, :since, :saidTo from customer
                where customer_id = :customer and not exists (select 1 from channel_opt_out o where o.customer_id = :customer and o.channel = :channel)""")
                .param("customer", customerId).param("channel", channel).param("since", Utc.of(since)).param("saidTo", saidTo).update() == 1;
    }

    @Override
    public boolean remove(String customerId, String channel) {
        return sql.sql("delete from channel_opt_out where customer_id = :customer and channel = :channel")
                .param("customer", customerId).param("channel", channel).update() == 1;
    }
}
