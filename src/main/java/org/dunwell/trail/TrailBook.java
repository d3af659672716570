package org.dunwell.trail;

import java.time.Instant;
import java.util.List;

/** Where the trail is kept; nothing in it is ever changed. */
public interface TrailBook {

    void append(TrailEntry entry);

    /** In the order in which it happened. */
    List<TrailEntry> ofCase(String caseNumber);

    /** What happened of this kind in cases, newest first; {@code to} is not included. */
    List<TrailEntry> inCases(String what, Instant from, Instant to, int offset, int limit);
}
