package org.dunwell.storage;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.dunwell.trail.TrailLinks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What an operator watches of the business: running cases, messages that have not left yet, files being taken in, and the trail. */
@Repository
class CaseGauges implements MeterBinder {

    private final JdbcClient sql;
    private final TrailLinks trail;
    private final Clock clock;

    CaseGauges(JdbcClient sql, TrailLinks trail, Clock clock) {
        this.sql = sql;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("dunwell.cases.open", () -> count("select count(running_account) from collection_case"))
                .description("Collection cases that run").register(registry);
        Gauge.builder("dunwell.messages.waiting", () -> count("select count(*) from message where state = 'WRITTEN'"))
                .description("Messages written and not yet handed over").register(registry);
        Gauge.builder("dunwell.messages.waiting.oldest.age", () -> age("select min(written_at) from message where state = 'WRITTEN'"))
                .description("How long the oldest message has waited to be handed over").baseUnit("seconds").register(registry);
        Gauge.builder("dunwell.imports.running", () -> count("select count(*) from import_run where ended_at is null and stopped_at is null"))
                .description("Files that are being taken in").register(registry);
        Gauge.builder("dunwell.imports.running.oldest.age", () -> age("select min(started_at) from import_run where ended_at is null and stopped_at is null"))
                .description("How long the oldest of them has been under way").baseUnit("seconds").register(registry);
        Gauge.builder("dunwell.trail.loose", trail::looseCount)
                .description("Rows of the trail that are not yet tied into its chains").register(registry);
        Gauge.builder("dunwell.messages.held", () -> count("select count(*) from message where state = 'HELD_BACK'"))
                .description("Messages held back by a pause or a missing address").register(registry);
    }

    private double age(String query) {
        return sql.sql(query).query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDateTime.class))).single()
                .map(since -> Math.max(0, Duration.between(since.toInstant(ZoneOffset.UTC), clock.instant()).toMillis() / 1000.0)).orElse(0.0);
    }

    private long count(String query) {
        return sql.sql(query).query(Long.class).single();
    }
}
