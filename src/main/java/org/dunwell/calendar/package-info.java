/** Working days and days of a place. Uses {@code java.time} only; which days are holidays comes from outside. */
package org.dunwell.calendar;
