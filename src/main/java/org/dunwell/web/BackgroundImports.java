package org.dunwell.web;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.dunwell.intake.Intake;
import org.dunwell.intake.Report;
import org.dunwell.intake.Reports;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;

/** Imports that go on while their page is looked at, two at a time, in the name of whoever began them. */
@Component
class BackgroundImports {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundImports.class);
    private static final int AT_ONCE = 2;
    private static final int MOST = 20;
    private static final int PATIENCE_SECONDS = 20;
    private static final int LOOK_SECONDS = 30;

    private final Intake intake;
    private final Reports reports;
    private final Clock clock;
    private final Set<Long> ours = ConcurrentHashMap.newKeySet();
    private final Semaphore room = new Semaphore(MOST);
    private final ExecutorService imports = Executors.newFixedThreadPool(AT_ONCE, work -> new Thread(work, "imports"));
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "imports-left");
        thread.setDaemon(true);
        return thread;
    });

    BackgroundImports(Intake intake, Reports reports, Clock clock) {
        this.intake = intake;
        this.reports = reports;
        this.clock = clock;
    }

    /** @return false when too many are waiting already: then it stands still until somebody lets it go on */
    boolean begin(long importId) {
        return begin(importId, SecurityContextHolder.getContext());
    }

    private boolean begin(long importId, SecurityContext person) {
        if (!ours.add(importId)) {
            return true;
        }
        if (!room.tryAcquire()) {
            ours.remove(importId);
            return false;
        }
        try {
            imports.execute(new DelegatingSecurityContextRunnable(() -> run(importId), person));
            return true;
        } catch (RuntimeException failed) {
            over(importId);
            throw failed;
        }
    }

    private void run(long importId) {
        try {
            intake.run(importId);
        } catch (IllegalStateException somebodyElse) {
            LOG.info("{}", somebodyElse.getMessage());
        } catch (RuntimeException failed) {
            LOG.error("Import {} broke off", importId, failed);
        } finally {
            over(importId);
        }
    }

    private void over(long importId) {
        ours.remove(importId);
        room.release();
    }

    @EventListener(ApplicationReadyEvent.class)
    void watch() {
        looks.scheduleWithFixedDelay(this::goOn, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /** What a crash has left goes on, in the name of whoever had begun it. */
    private void goOn() {
        try {
            intake.sayWhatRuns();
            for (Report left : reports.left(clock.instant())) {
                if (!ours.contains(left.id())) {
                    LOG.info("Import {} ({}) goes on behind record {}", left.id(), left.fileName(), left.position());
                    begin(left.id(), new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(left.who(), null, List.of())));
                }
            }
        } catch (RuntimeException failed) {
            LOG.error("What a crash has left of imports cannot be looked for", failed);
        }
    }

    /** Never by an interrupt, which would close the database's own files. */
    @PreDestroy
    void end() throws InterruptedException {
        looks.shutdown();
        imports.shutdown();
        if (!imports.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("An import is not finished; it goes on after the next start");
        }
    }
}
