package org.dunwell.trail;

import java.time.Instant;

/** One thing that happened. Everything but {@code at}, {@code who} and {@code what} may be null. */
public record TrailEntry(Instant at, String who, String what, String why, String caseNumber, String customerId, Long accountId,
                         String before, String after) {
}
