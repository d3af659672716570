package org.dunwell.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.dunwell.message.Channel;
import org.dunwell.message.Deliveries;
import org.dunwell.message.Delivery;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table delivery. */
@Repository
class DeliveryStorage implements Deliveries {

    private final JdbcClient sql;

    DeliveryStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Delivery> of(String messageId) {
        return sql.sql("select * from delivery where message_id = ? order by number").param(messageId).query(DeliveryStorage::row).list();
    }

    @Override
    public Optional<Delivery> byCarrierId(Channel channel, String carrierId) {
        return sql.sql("select * from delivery where carrier_id = ? and channel = ? order by handed_over_at desc fetch first 1 rows only")
                .params(carrierId, channel.name()).query(DeliveryStorage::row).optional();
    }

    @Override
    public void add(Delivery delivery) {
        sql.sql("""
                        insert into delivery (message_id, number, channel, recipient, carrier_id, handed_over_at, state, state_at, state_reason)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(delivery.messageId(), delivery.number(), delivery.channel().name(), delivery.recipient(), delivery.carrierId(),
                        Utc.of(delivery.handedOverAt()), delivery.state().name(), Utc.of(delivery.stateAt()), delivery.reason())
                .update();
    }

    @Override
    public void carrierCallsIt(String messageId, int number, String carrierId) {
        sql.sql("update delivery set carrier_id = ? where message_id = ? and number = ?").params(carrierId, messageId, number).update();
    }

    @Override
    public void save(Delivery delivery) {
        sql.sql("update delivery set state = ?, state_at = ?, state_reason = ? where message_id = ? and number = ?")
                .params(delivery.state().name(), Utc.of(delivery.stateAt()), delivery.reason(), delivery.messageId(), delivery.number()).update();
    }

    private static Delivery row(ResultSet row, int number) throws SQLException {
        return new Delivery(row.getString("message_id"), row.getInt("number"), Channel.valueOf(row.getString("channel")), row.getString("recipient"),
                row.getString("carrier_id"), Utc.instant(row, "handed_over_at"), Delivery.State.valueOf(row.getString("state")), Utc.instant(row, "state_at"),
                row.getString("state_reason"));
    }
}
