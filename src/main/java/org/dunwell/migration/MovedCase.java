package org.dunwell.migration;

/** A case within a move. */
public record MovedCase(String instanceId, String caseNumber, Move.CaseState state, String standsAt, String why) {
}
