package org.dunwell.staff;

import java.util.List;
import java.util.Set;

/** The people in the engine's groups. */
public interface Staff {

    List<Colleague> collectors();

    /** The groups of a person, empty for somebody unknown. */
    Set<String> groupsOf(String userId);
}
