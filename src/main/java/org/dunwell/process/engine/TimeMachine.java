package org.dunwell.process.engine;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.dunwell.collection.CollectionCases;
import org.dunwell.demo.MovableTime;
import org.springframework.stereotype.Component;

/** Moves time for engine and application together; whatever becomes due on the way runs in its order, at its time. */
@Component
public class TimeMachine implements MovableTime {

    private final BusinessClock clock;
    private final DueJobs jobs;
    private final JobHalt halt;
    private final ProcessEngine engine;
    private final CollectionCases cases;
    private final ReentrantLock moving = new ReentrantLock();

    TimeMachine(BusinessClock clock, DueJobs jobs, JobHalt halt, ProcessEngine engine, CollectionCases cases) {
        this.clock = clock;
        this.jobs = jobs;
        this.halt = halt;
        this.engine = engine;
        this.cases = cases;
    }

    /** What a move did: from when to when, and how many jobs ran. */
    public record Move(Instant from, Instant to, int jobs) {
    }

    /** A {@link java.time.Duration}, or a {@link java.time.Period} counted in UTC. */
    public Move advanceBy(TemporalAmount amount) {
        return advanceTo(clock.instant().atZone(ZoneOffset.UTC).plus(amount).toInstant());
    }

    public Move advanceTo(Instant target) {
        return advanceTo(target, passed -> { });
    }

    /**
     * Time passes until {@code target}; what is due until then runs, by the second. A job that fails waits for its next try, as ever.
     *
     * @param progress hears each moment at which something was due
     * @throws IllegalArgumentException when the target lies in the past
     */
    public Move advanceTo(Instant target, Consumer<Instant> progress) {
        Instant from = clock.instant();
        if (target.isBefore(from)) {
            throw new IllegalArgumentException("Time does not run backwards: it is " + from + " and cannot become " + target);
        }
        int[] ran = {0};
        alone(() -> {
            Instant stop = from;
            for (Optional<Instant> next = Optional.of(from); next.isPresent(); next = nextStop(stop, target)) {
                moveForwardTo(next.get());
                stop = clock.instant();
                ran[0] += jobs.run();
                progress.accept(next.get());
            }
            moveForwardTo(target);
            ran[0] += jobs.run();
        });
        return new Move(from, clock.instant(), ran[0]);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public int passUntil(Instant target, Consumer<Instant> progress) {
        return advanceTo(target, progress).jobs();
    }

    @Override
    public void catchUp() {
        alone(() -> {
            advanceTo(Instant.now());
            clock.reset();
        });
    }

    /** Everything that is due now runs, and what follows from it at once. */
    public int runDue() {
        int[] ran = {0};
        alone(() -> ran[0] = jobs.run());
        return ran[0];
    }

    /**
     * Begins at another time, past or future, while no case exists; nothing runs in between.
     *
     * @throws IllegalStateException when a case exists
     */
    @Override
    public void beginAt(Instant start) {
        alone(() -> {
            if (!cases.search(null, null, 0, 1).isEmpty()) {
                throw new IllegalStateException("Time can only be set freely while no case exists; from now on it can be advanced");
            }
            clock.moveTo(start);
            recalculateStarts();
        });
    }

    /** Runs {@code work} while no job runs beside it, so that it alone decides when time passes. */
    @Override
    public void alone(Runnable work) {
        moving.lock();
        try {
            if (moving.getHoldCount() > 1) {
                work.run();
            } else {
                Authentication before = engine.getIdentityService().getCurrentAuthentication();
                try {
                    halt.during(work);
                } finally {
                    engine.getIdentityService().setAuthentication(before);
                }
            }
        } finally {
            moving.unlock();
        }
    }

    @Override
    public boolean isMoving() {
        return moving.isLocked();
    }

    private void moveForwardTo(Instant moment) {
        if (clock.instant().isBefore(moment)) {
            clock.moveTo(moment);
        }
    }

    /** The next second at which something is due. Counted from the last stop, because time went on while jobs ran. */
    private Optional<Instant> nextStop(Instant lastStop, Instant target) {
        return jobs.nextDue(lastStop, target).map(due -> {
            Instant second = due.truncatedTo(ChronoUnit.SECONDS).equals(due) ? due : due.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
            return second.isAfter(target) ? target : second;
        });
    }

    /** Timers that start processes were computed from the old time. */
    private void recalculateStarts() {
        ManagementService management = engine.getManagementService();
        management.createJobQuery().timers().list().stream()
                .filter(timer -> timer.getProcessInstanceId() == null && timer.getProcessDefinitionId() != null)
                .forEach(timer -> management.recalculateJobDuedate(timer.getId(), false));
    }
}
