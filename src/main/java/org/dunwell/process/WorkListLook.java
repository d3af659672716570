package org.dunwell.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.TaskService;
import org.dunwell.process.engine.AsEngine;
import org.dunwell.worklist.RankWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Looks through the work lists every half hour, because night falls and windows close: the most worthwhile tasks are ranked anew and put off where the
 * contact policy says so, and what somebody who is away has left lying is offered to others. Once a day every open task is ranked anew.
 */
@Component
public class WorkListLook {

    private static final Logger LOG = LoggerFactory.getLogger(WorkListLook.class);
    private static final int MOST = 1000;
    private static final int MINUTES = 30;

    private final TaskService tasks;
    private final OfferAgain offers;
    private final CoverAbsent absent;
    private final RankWork ranks;
    private final AsEngine asEngine;
    private final Clock clock;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "work-list-look");
        thread.setDaemon(true);
        return thread;
    });
    private volatile LocalDate rankedOn;

    WorkListLook(@Lazy TaskService tasks, OfferAgain offers, CoverAbsent absent, RankWork ranks, AsEngine asEngine, Clock clock) {
        this.tasks = tasks;
        this.offers = offers;
        this.absent = absent;
        this.ranks = ranks;
        this.asEngine = asEngine;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        looks.scheduleWithFixedDelay(this::tryNow, MINUTES, MINUTES, TimeUnit.MINUTES);
    }

    @EventListener(ContextClosedEvent.class)
    void end() {
        looks.shutdownNow();
    }

    private void tryNow() {
        try {
            now();
        } catch (RuntimeException later) {
            LOG.warn("The work lists could not be looked through; tried again in {} minutes", MINUTES, later);
        }
    }

    /** What a person has put off stays so. */
    public void now() {
        asEngine.run(() -> {
            absent.now();
            if (!ranks.today().equals(rankedOn)) {
                offers.all();
                rankedOn = ranks.today();
            }
            offers.again(tasks.createTaskQuery().active().followUpBeforeOrNotExistent(Date.from(clock.instant())).orderByTaskPriority().desc().initializeFormKeys()
                    .listPage(0, MOST));
        });
    }
}
