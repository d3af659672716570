package org.dunwell.mailbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;

/** Looks into the mailbox again and again, in the name of {@code mailbox}, and says in the health of the application how that went. */
@Component
class MailboxWatch implements HealthIndicator {

    static final String ACTOR = "mailbox";

    private static final Logger LOG = LoggerFactory.getLogger(MailboxWatch.class);
    private static final int PATIENCE_SECONDS = 20;

    private final MailboxSettings settings;
    private final Mailbox mailbox;
    private final Clock clock;
    private ScheduledExecutorService looks;
    private volatile Instant lookedAt;
    private volatile String trouble;
    private volatile List<String> left = List.of();

    MailboxWatch(MailboxSettings settings, Mailbox mailbox, Clock clock) {
        this.settings = settings;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void begin() {
        if (!settings.isThere() || looks != null) {
            return;
        }
        LOG.info("Mail is taken from {} every {} seconds", settings, settings.interval().toSeconds());
        looks = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, ACTOR);
            thread.setDaemon(true);
            return thread;
        });
        var nobodyElse = new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(ACTOR, null, List.of()));
        looks.scheduleWithFixedDelay(new DelegatingSecurityContextRunnable(this::look, nobodyElse), 0, settings.interval().toMillis(), TimeUnit.MILLISECONDS);
    }

    @EventListener(ContextClosedEvent.class)
    synchronized void end() throws InterruptedException {
        if (looks != null) {
            looks.shutdown();
            looks.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
            looks = null;
        }
    }

    void look() {
        try {
            left = mailbox.look();
            lookedAt = clock.instant();
            trouble = null;
        } catch (Exception failed) {
            String now = failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
            if (!now.equals(trouble)) {
                LOG.error("The mailbox {} cannot be read; it is tried again", settings, failed);
            }
            trouble = now;
        }
    }

    @Override
    public Health health() {
        if (!settings.isThere()) {
            return Health.up().withDetail("mailbox", "none is read: dunwell.mailbox.host is not set").build();
        }
        Health.Builder health = trouble == null && left.isEmpty() ? Health.up() : Health.down();
        health.withDetail("mailbox", settings.toString()).withDetail("lookedAt", lookedAt == null ? "not yet" : lookedAt.toString());
        if (trouble != null) {
            health.withDetail("why", trouble).withDetail("mend", "see that the mail server runs and that dunwell.mailbox.* names it, user and password rightly");
        }
        if (!left.isEmpty()) {
            health.withDetail("left", left);
        }
        return health.build();
    }
}
