package org.dunwell.contact;

import java.time.Instant;

/**
 * A contact that the contact policy did not allow.
 *
 * @param why       for people
 * @param notBefore null for never
 * @param who       whose contact it would have been: user id, or dunwell for the machine
 */
public record RefusedContact(long caseId, String customerId, Instant at, String channel, Permission.Cause cause, String rule, String why, Instant notBefore,
                             String who) {

    /** Night falls every day, a cap is reached now and then, a wish is one: each is told once, not as often as it is asked. */
    String onceKey() {
        String told = caseId + "/" + channel + "/" + cause;
        return cause == Permission.Cause.HOURS || notBefore == null ? told : told + "/" + notBefore.getEpochSecond();
    }
}
