package org.dunwell.fault;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.dunwell.Dunwell;

/** Dunwell as it starts, only on another day: {@code -Ddunwell.offset} milliseconds from now. */
final class ShiftedClock {

    private ShiftedClock() {
    }

    public static void main(String[] arguments) {
        ClockUtil.offset(Long.getLong("dunwell.offset"));
        Dunwell.main(arguments);
    }
}
