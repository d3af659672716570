package org.dunwell.demo;

import java.time.LocalDate;

/** How far the history of the demonstration has been played. {@code reached} is the day that is being played. */
public record HistoryProgress(State state, int day, int days, LocalDate reached, String problem) {

    public enum State { WAITING, PLAYING, DONE, FAILED }

    public int percent() {
        return state == State.DONE ? 100 : days == 0 ? 0 : 100 * day / days;
    }

    public boolean isOver() {
        return state == State.DONE || state == State.FAILED;
    }
}
