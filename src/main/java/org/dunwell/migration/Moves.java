package org.dunwell.migration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All moves, with the cases of each. */
public interface Moves {

    /** @param takesBack null unless it takes an earlier one back */
    long add(Plan plan, String reason, String orderedBy, Instant orderedAt, Long takesBack);

    void addCases(long moveId, List<Running> cases);

    Optional<Move> find(long moveId);

    /** The same, locked until the end of the transaction. */
    Optional<Move> lock(long moveId);

    /** Newest first. */
    List<Move> list(int offset, int limit);

    /** @return false when another move of this process is under way */
    boolean begin(long moveId, String by, Instant at);

    void becomes(long moveId, Move.State state, Instant endedAt);

    /** In the order of their numbers; {@code state} null: all. */
    List<MovedCase> cases(long moveId, Move.CaseState state, int offset, int limit);

    Optional<MovedCase> one(long moveId, String instanceId);

    void becomes(long moveId, List<String> instanceIds, Move.CaseState state);

    void verdict(long moveId, String instanceId, Move.CaseState state, Verdict verdict);

    List<Change> changes(long moveId, String instanceId);

    MoveReport report(long moveId);
}
