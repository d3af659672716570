package org.dunwell.demo;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Moves the clock on demand, one move at a time; long ones go on in the background. */
@Component
@ConditionalOnProperty("dunwell.clock.movable")
public class ClockMoves {

    private static final Logger LOG = LoggerFactory.getLogger(ClockMoves.class);

    private final MovableTime time;
    private volatile ClockMove latest;

    public ClockMoves(MovableTime time) {
        this.time = time;
    }

    public Instant now() {
        return time.now();
    }

    /** Empty when the clock was never moved. */
    public Optional<ClockMove> latest() {
        return Optional.ofNullable(latest);
    }

    /**
     * Forward lets time pass; back is possible only while no case exists.
     *
     * @param patienceSeconds how long to wait for the end before the move goes on in the background
     * @throws IllegalStateException when time is being moved already, or would run backwards although a case exists
     */
    public synchronized ClockMove moveTo(Instant target, int patienceSeconds) {
        if (time.isMoving() || latest().filter(move -> move.state() == ClockMove.State.RUNNING).isPresent()) {
            throw new IllegalStateException("Time is being moved already; wait until it has arrived");
        }
        Instant from = time.now();
        latest = ClockMove.begun(from, target);
        if (target.isBefore(from)) {
            latest = null;
            time.beginAt(target);
            latest = ClockMove.begun(target, target).done(0);
        } else {
            await(CompletableFuture.runAsync(this::pass, work -> new Thread(work, "clock").start()), patienceSeconds);
        }
        return latest;
    }

    private void pass() {
        try {
            int jobs = time.passUntil(latest.to(), reached -> latest = latest.at(reached));
            latest = latest.done(jobs);
        } catch (RuntimeException failure) {
            LOG.error("Time stopped at {}", time.now(), failure);
            latest = latest.failed(String.valueOf(failure.getMessage()));
        }
    }

    private static void await(CompletableFuture<Void> move, int seconds) {
        try {
            move.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException goesOn) {
            // in the background
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible.getCause());
        }
    }
}
