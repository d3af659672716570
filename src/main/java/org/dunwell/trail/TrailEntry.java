package org.dunwell.trail;

import java.time.Instant;

/** One thing that happened. Everything but {@code at}, {@code who} and {@code what} may be null. */
public record TrailEntry(Instant at, String who, String what, String why, String caseNumber, String customerId, Long accountId,
                         String before, String after) {

    /** A task vanished although nobody completed it: before is its name, after whose it was, why a code. */
    public static final String TASK_WITHDRAWN = "taskWithdrawn";
}
