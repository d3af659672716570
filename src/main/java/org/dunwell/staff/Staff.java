package org.dunwell.staff;

import java.util.List;
import java.util.Set;

/** The people in the engine's groups. */
public interface Staff {

    List<Colleague> collectors();

    /** Everybody who works in Tasklist, by name. */
    List<Colleague> workers();

    /** What somebody speaks and knows best, each separated by commas; empty for all of it. */
    void describe(String userId, String languages, String skills);

    /** The groups of a person, empty for somebody unknown. */
    Set<String> groupsOf(String userId);
}
