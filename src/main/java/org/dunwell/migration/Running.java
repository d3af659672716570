package org.dunwell.migration;

/** A running instance; {@code caseNumber} is its business key. */
public record Running(String instanceId, String caseNumber) {
}
