package org.dunwell.worklist;

import java.util.Optional;

/** Where people get their next task. */
public interface WorkDesk {

    /**
     * The most worthwhile task that the person holds or may take; a free one is claimed.
     *
     * @return its id; empty when nothing is left to do now
     */
    Optional<String> claimNext(String userId);
}
