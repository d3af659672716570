package org.dunwell.contact;

/**
 * How long and how often a customer may still be contacted on a channel.
 *
 * @param hours    full hours left today; 24 when the day has no end
 * @param attempts left before the cap; -1 when there is none
 */
public record Outlook(int hours, int attempts) {
}
