package org.dunwell.inbox;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.dunwell.intake.Intake;
import org.dunwell.intake.Mappings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;

/** Looks into the inbox again and again, in the name of {@code inbox}; only when a folder is set. */
@Component
class InboxWatch {

    static final String ACTOR = "inbox";

    private static final Logger LOG = LoggerFactory.getLogger(InboxWatch.class);
    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final int PATIENCE_SECONDS = 20;

    private final Path folder;
    private final Duration interval;
    private final Inbox inbox;
    private ScheduledExecutorService looks;
    private String trouble;

    InboxWatch(@Value("${dunwell.inbox:}") String folder, @Value("${dunwell.inbox-interval:10s}") Duration interval, Mappings mappings, Intake intake,
               Clock clock) {
        this.folder = folder.isBlank() ? null : Path.of(folder.strip());
        this.interval = interval.compareTo(SHORTEST) < 0 ? SHORTEST : interval;
        this.inbox = this.folder == null ? null : new Inbox(this.folder, mappings, intake, clock);
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void begin() {
        if (inbox == null || looks != null) {
            return;
        }
        LOG.info("Files are taken from {} every {} seconds", folder.toAbsolutePath().normalize(), interval.toSeconds());
        looks = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, ACTOR);
            thread.setDaemon(true);
            return thread;
        });
        var nobodyElse = new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(ACTOR, null, List.of()));
        looks.scheduleWithFixedDelay(new DelegatingSecurityContextRunnable(this::look, nobodyElse), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A file that is being taken in is brought to its end; never by an interrupt, which would close the database's own files. */
    @EventListener(ContextClosedEvent.class)
    synchronized void end() throws InterruptedException {
        if (looks != null) {
            looks.shutdown();
            if (!looks.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A file of the inbox is not finished; it is taken again at the next start");
            }
            looks = null;
        }
    }

    private void look() {
        try {
            inbox.look();
            trouble = null;
        } catch (Exception failed) {
            if (!failed.toString().equals(trouble)) {
                LOG.error("The inbox {} cannot be looked into; it is tried again", folder, failed);
            }
            trouble = failed.toString();
        }
    }
}
