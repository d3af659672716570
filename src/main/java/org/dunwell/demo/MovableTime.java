package org.dunwell.demo;

import java.time.Instant;
import java.util.function.Consumer;

/** Time as the demonstration moves it, for engine and application together. */
public interface MovableTime {

    Instant now();

    /**
     * Time passes; everything that becomes due on the way runs in its order.
     *
     * @param progress hears each moment at which something was due
     * @return how many jobs ran
     */
    int passUntil(Instant target, Consumer<Instant> progress);

    /** Time passes until it is as late as on the machine's own clock, and goes with that from then on. */
    void catchUp();

    /** @throws IllegalStateException when a case exists */
    void beginAt(Instant start);

    /** Runs {@code work} while nobody else lets time pass or runs jobs. */
    void alone(Runnable work);

    /** Somebody lets time pass at this moment. */
    boolean isMoving();
}
