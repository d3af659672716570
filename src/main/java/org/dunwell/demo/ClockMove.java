package org.dunwell.demo;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a move of the clock has come.
 *
 * @param reached the moment that has been reached, {@code to} when it is done
 * @param jobs    how many jobs ran, known when it is done
 * @param problem why it failed, else null
 */
public record ClockMove(State state, Instant from, Instant to, Instant reached, int jobs, String problem) {

    public enum State { RUNNING, DONE, FAILED }

    static ClockMove begun(Instant from, Instant to) {
        return new ClockMove(State.RUNNING, from, to, from, 0, null);
    }

    ClockMove at(Instant moment) {
        return new ClockMove(State.RUNNING, from, to, moment, jobs, null);
    }

    ClockMove done(int jobsRun) {
        return new ClockMove(State.DONE, from, to, to, jobsRun, null);
    }

    ClockMove failed(String why) {
        return new ClockMove(State.FAILED, from, to, reached, jobs, why);
    }

    /** 0 to 100. */
    public int percent() {
        long whole = Duration.between(from, to).toMillis();
        return state == State.DONE || whole <= 0 ? 100 : (int) (100 * Duration.between(from, reached).toMillis() / whole);
    }
}
