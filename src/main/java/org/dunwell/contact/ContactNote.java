package org.dunwell.contact;

import java.time.Instant;

/**
 * One contact, or one attempt.
 *
 * @param caseId    or null
 * @param direction outbound or inbound
 * @param channel   email, letter, phone, visit, …
 * @param who       user id, or dunwell for the machine
 * @param step      id of the activity, or null
 * @param result    a code of the table call-results, handedOver, …
 * @param reason    a code of the table reasons, or null when nobody was asked
 * @param headway   whether it brought the case forward; null where that says nothing
 * @param answers   everything that was entered, as JSON, or null
 * @param onceKey   the same contact told again is noted once; null where it cannot come twice
 * @param rule      of the contact policy, under which it was made; null for what the customer began
 * @param messageId the message that was handed over, or null
 */
public record ContactNote(Long caseId, String customerId, Instant happenedAt, String direction, String channel, String who, String step,
                          String result, String reason, Boolean headway, String note, String answers, String onceKey, String rule, String messageId) {

    public ContactNote(Long caseId, String customerId, Instant happenedAt, String direction, String channel, String who, String step, String result,
                       String reason, Boolean headway, String note, String answers, String onceKey) {
        this(caseId, customerId, happenedAt, direction, channel, who, step, result, reason, headway, note, answers, onceKey, null, null);
    }

    /** Names what tells that a contact, named by {@code onceKey}, did not arrive: it does not count as one. */
    public static String bounceOf(String onceKey) {
        return "bounced:" + onceKey;
    }

    public ContactNote under(String rule) {
        return new ContactNote(caseId, customerId, happenedAt, direction, channel, who, step, result, reason, headway, note, answers, onceKey, rule, messageId);
    }

    public ContactNote of(String messageId) {
        return new ContactNote(caseId, customerId, happenedAt, direction, channel, who, step, result, reason, headway, note, answers, onceKey, rule, messageId);
    }
}
