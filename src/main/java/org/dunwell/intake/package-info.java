/**
 * What comes in from other systems: open items and payments, checked, booked and reported line by line, whatever format they came in.
 * May use calendar, trail, customer and ledger; knows nothing of cases, files or formats.
 */
package org.dunwell.intake;
