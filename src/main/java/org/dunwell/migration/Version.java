package org.dunwell.migration;

import java.time.Instant;

/** A version of a process as it was deployed, and how many cases run in it. */
public record Version(int number, String definitionId, Instant deployedAt, String deployedBy, long running) {
}
