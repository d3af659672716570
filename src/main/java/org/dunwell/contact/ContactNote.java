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
 */
public record ContactNote(Long caseId, String customerId, Instant happenedAt, String direction, String channel, String who, String step,
                          String result, String reason, Boolean headway, String note, String answers, String onceKey) {
}
