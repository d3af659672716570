package org.dunwell.process.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/** The one clock of Dunwell, in UTC: it shows the engine's time, so that engine and application move together. */
@Component
public class BusinessClock extends Clock {

    private final ZoneId zone;

    public BusinessClock() {
        this(ZoneOffset.UTC);
    }

    private BusinessClock(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new BusinessClock(other);
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(ClockUtil.now().getTime());
    }

    @Override
    public long millis() {
        return ClockUtil.now().getTime();
    }

    /** From now on it is {@code moment}, and time goes on from there. */
    void moveTo(Instant moment) {
        ClockUtil.offset(moment.toEpochMilli() - System.currentTimeMillis());
    }

    /** Back to the time of the machine. */
    void reset() {
        ClockUtil.reset();
    }
}
