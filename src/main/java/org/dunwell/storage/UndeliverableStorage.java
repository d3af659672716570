package org.dunwell.storage;

import java.util.List;
import org.dunwell.customer.Undeliverable;
import org.dunwell.customer.UndeliverableAddresses;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Table undeliverable_address. */
@Repository
class UndeliverableStorage implements UndeliverableAddresses {

    private final JdbcClient sql;

    UndeliverableStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Undeliverable> of(String customerId) {
        return sql.sql("select * from undeliverable_address where customer_id = ? order by channel").param(customerId)
                .query((row, number) -> new Undeliverable(row.getString("channel"), row.getString("address"), Utc.instant(row, "since"), row.getString("reason")))
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void markApart(String customerId, Undeliverable address) {
        mark(customerId, address);
    }

    @Override
    public void mark(String customerId, Undeliverable address) {
        int known = write(customerId, address, """
                update undeliverable_address set address = :address, since = :since, reason = :reason
                where customer_id = :customer and channel = :channel""");
        if (known == 0) {
            write(customerId, address, """
                    insert into undeliverable_address (customer_id, channel, address, since, reason)
                    select :customer, :channel, :address, :since, :reason from customer where customer_id = :customer""");
        }
    }

    private int write(String customerId, Undeliverable address, String statement) {
        return sql.sql(statement).param("customer", customerId).param("channel", address.channel()).param("address", address.address())
                .param("since", Utc.of(address.since())).param("reason", address.reason()).update();
    }

    @Override
    public boolean clear(String customerId, String channel) {
        return sql.sql("delete from undeliverable_address where customer_id = ? and channel = ?").params(customerId, channel).update() == 1;
    }
}
