package org.dunwell.worklist;

/**
 * What makes a task better done now than later.
 *
 * @param hoursLeft    full hours until the customer may not be contacted any more today; 24 where that says nothing
 * @param attemptsLeft until the cap is reached; 99 where there is none
 * @param daysOverdue  of the task itself; 0 until its due date has passed
 */
public record Urgency(int hoursLeft, int attemptsLeft, int daysOverdue) {

    public static final int NO_END = 24;
    public static final int NO_CAP = 99;
}
