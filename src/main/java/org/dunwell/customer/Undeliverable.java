package org.dunwell.customer;

import java.time.Instant;

/**
 * An address that is known to lead nowhere.
 *
 * @param channel email, sms or letter
 * @param address as messages are sent to it; another one in its place counts again
 * @param reason  for people, as the carrier or a colleague gave it
 */
public record Undeliverable(String channel, String address, Instant since, String reason) {
}
