package org.dunwell.message;

import java.time.Instant;

/**
 * A message handed over by one channel, and what became of it.
 *
 * @param number    1, 2, … for each message: by the next channel when one failed
 * @param carrierId under which the carrier knows it, or null
 * @param stateAt   when it came to be so
 * @param reason    as the carrier gave it, or null
 */
public record Delivery(String messageId, int number, Channel channel, String recipient, String carrierId, Instant handedOverAt, State state, Instant stateAt,
                       String reason) {

    public enum State { HANDED_OVER, DELAYED, DELIVERED, FAILED }

    /** Names it to carriers, the same at every try: the message's own id, with the number from the second on. */
    public static String id(String messageId, int number) {
        return number == 1 ? messageId : messageId + "." + number;
    }

    public String id() {
        return id(messageId, number);
    }

    public Delivery became(State next, Instant at, String why) {
        return new Delivery(messageId, number, channel, recipient, carrierId, handedOverAt, next, at, why == null || why.length() <= 400 ? why : why.substring(0, 400));
    }
}
