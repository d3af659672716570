package org.dunwell.arrangement;

/**
 * How an arrangement is watched, by the table arrangement-rules when it was made.
 *
 * @param graceDays      working days after a date before it counts as missed
 * @param remindDays     working days before a date on which the customer is reminded; 0 for never
 * @param changes        that a collector may make
 */
public record Rules(int graceDays, int remindDays, int changes) {
}
