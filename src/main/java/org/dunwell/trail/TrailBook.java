package org.dunwell.trail;

import java.util.List;

/** Where the trail is kept; nothing in it is ever changed. */
public interface TrailBook {

    void append(TrailEntry entry);

    /** In the order in which it happened. */
    List<TrailEntry> ofCase(String caseNumber);
}
