package org.dunwell.screen;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Something that happened in a case.
 *
 * @param kind    contact (ours), inbound (the customer's), refusal, message, money, arrangement, dispute, placement or decision
 * @param who     user id, dunwell for the machine, or null
 * @param what    channel of a contact or a refused one, purpose of a message, kind of a booking or an arrangement, reason of a dispute, what was decided
 * @param outcome result of a contact, channel of a message, state of an arrangement
 * @param reason  code of the table reasons, tone of a message, or null
 * @param note    what somebody wrote, or the subject of a message; or null
 * @param amount  in the currency of the account, or null
 */
public record Happening(Instant at, String kind, String who, String what, String outcome, String reason, String note, BigDecimal amount) {
}
