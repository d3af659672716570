package org.dunwell.correspondence;

import java.time.Instant;
import org.dunwell.message.Channel;

/**
 * What a carrier tells of a delivery.
 *
 * @param id        null until it is kept
 * @param reference our id of the delivery, as the carrier gave it back, or null
 * @param carrierId the carrier's own id, or null
 * @param reason    in the carrier's words, or null
 * @param result    what came of it, or null as long as nothing did
 */
public record DeliveryReport(Long id, Channel channel, String reference, String carrierId, Outcome outcome, String reason, Instant receivedAt, String result) {

    public enum Outcome { DELIVERED, DELAYED, FAILED }

    private static final int LONGEST_ID = 150;
    private static final int LONGEST_REASON = 400;

    public DeliveryReport {
        if (reference == null && carrierId == null) {
            throw new IllegalArgumentException("A report names the message that it is about");
        }
        reference = cut(reference, LONGEST_ID);
        carrierId = cut(carrierId, LONGEST_ID);
        reason = cut(reason, LONGEST_REASON);
    }

    public static DeliveryReport of(Channel channel, String reference, String carrierId, Outcome outcome, String reason, Instant receivedAt) {
        return new DeliveryReport(null, channel, reference, carrierId, outcome, reason, receivedAt, null);
    }

    /** The same told again is the same. */
    public String onceKey() {
        return channel.label() + "/" + (reference != null ? reference : "carrier:" + carrierId) + "/" + outcome;
    }

    /** One line without control characters, however long the carrier's was. */
    private static String cut(String text, int longest) {
        if (text == null) {
            return null;
        }
        String plain = text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
        return plain.length() <= longest ? plain : plain.substring(0, longest);
    }
}
