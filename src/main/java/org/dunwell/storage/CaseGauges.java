package org.dunwell.storage;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What an operator watches of the business: running cases, and messages that have not left yet. */
@Repository
class CaseGauges implements MeterBinder {

    private final JdbcClient sql;

    CaseGauges(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("dunwell.cases.open", () -> count("select count(running_account) from collection_case"))
                .description("Collection cases that run").register(registry);
        Gauge.builder("dunwell.messages.waiting", () -> count("select count(*) from message where state = 'WRITTEN'"))
                .description("Messages written and not yet handed over").register(registry);
        Gauge.builder("dunwell.messages.held", () -> count("select count(*) from message where state = 'HELD_BACK'"))
                .description("Messages held back by a pause or a missing address").register(registry);
    }

    private long count(String query) {
        return sql.sql(query).query(Long.class).single();
    }
}
