package org.dunwell.webhook;

import java.time.Instant;

/**
 * What one other system is told.
 *
 * @param id     stays the same when it is told again, so that the other side can leave out what it knows
 * @param system its name in {@code dunwell.webhooks}
 * @param step   id of the step in the diagram
 */
public record WebhookCall(String id, String caseNumber, String customerId, String system, String event, String step, Instant at) {
}
