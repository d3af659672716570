package org.dunwell.process.engine;

import java.util.Date;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;

/** Reads a timer as the engine will. */
public final class TimerTexts {

    private TimerTexts() {
    }

    /**
     * @param kind timeDate, timeDuration or timeCycle
     * @return seconds between the first two times of a cycle, Long.MAX_VALUE when there is only one
     * @throws IllegalArgumentException when the engine cannot read it
     */
    public static long secondsBetween(String kind, String text) {
        try {
            return switch (kind) {
                case "timeDate" -> once(new DueDateBusinessCalendar().resolveDuedate(text, (Date) null));
                case "timeDuration" -> once(new DurationBusinessCalendar().resolveDuedate(text, (Date) null));
                default -> between(text);
            };
        } catch (RuntimeException unreadable) {
            throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
        }
    }

    private static long once(Date date) {
        if (date == null) {
            throw new IllegalArgumentException("never");
        }
        return Long.MAX_VALUE;
    }

    private static long between(String text) {
        CycleBusinessCalendar cycle = new CycleBusinessCalendar();
        Date first = cycle.resolveDuedate(text, new Date(), 0);
        once(first);
        Date second = cycle.resolveDuedate(text, first, 0);
        return second == null ? Long.MAX_VALUE : (second.getTime() - first.getTime()) / 1000;
    }
}
