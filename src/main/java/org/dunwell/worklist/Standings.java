package org.dunwell.worklist;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/** How many cases stand at once: read in few statements, because every open task is ranked anew every day. */
public interface Standings {

    /** By case id. */
    Map<Long, Standing> of(Collection<Long> caseIds, LocalDate today);
}
