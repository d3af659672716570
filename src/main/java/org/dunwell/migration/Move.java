package org.dunwell.migration;

import java.time.Instant;
import java.util.Map;

/**
 * One move of many cases: first checked on all of them, then done when somebody says so.
 *
 * @param begunBy   who said go, or null
 * @param takesBack the move that this one takes back, or null
 * @param cases     how many cases are in which state
 */
public record Move(long id, Plan plan, String reason, State state, String orderedBy, Instant orderedAt, String begunBy, Instant begunAt,
                   Instant endedAt, Long takesBack, Map<CaseState, Integer> cases) {

    public enum State { CHECKING, CHECKED, MOVING, PAUSED, DONE, DROPPED }

    /** {@code ENDED}: the case was over, or in another version, before its turn came. */
    public enum CaseState { UNCHECKED, FITS, REFUSED, UNDER_WAY, MOVED, ENDED }

    public int count(CaseState state) {
        return cases.getOrDefault(state, 0);
    }
}
