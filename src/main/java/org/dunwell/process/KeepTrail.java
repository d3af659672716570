package org.dunwell.process;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.dunwell.trail.SealTrail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Ties what has happened into the chains of the trail every half minute, and seals the days that are over. */
@Component
class KeepTrail {

    private static final Logger LOG = LoggerFactory.getLogger(KeepTrail.class);
    private static final int SECONDS = 30;

    private final SealTrail seal;
    private final TransactionTemplate transaction;
    private final ScheduledExecutorService turns = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "trail");
        thread.setDaemon(true);
        return thread;
    });

    KeepTrail(SealTrail seal, TransactionTemplate transaction) {
        this.seal = seal;
        this.transaction = transaction;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        turns.scheduleWithFixedDelay(this::keep, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    @EventListener(ContextClosedEvent.class)
    void end() {
        turns.shutdown();
    }

    private void keep() {
        try {
            boolean more = true;
            while (more && !turns.isShutdown()) {
                more = Boolean.TRUE.equals(transaction.execute(status -> seal.tieSome())) || Boolean.TRUE.equals(transaction.execute(status -> seal.sealDay()));
            }
        } catch (RuntimeException later) {
            LOG.warn("The trail could not be sealed; tried again in {} seconds", SECONDS, later);
        }
    }
}
