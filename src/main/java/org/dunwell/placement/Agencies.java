package org.dunwell.placement;

import java.util.List;
import java.util.Optional;

/** All agencies, by their short id. */
public interface Agencies {

    Optional<Agency> find(String agencyId);

    /** @throws java.util.NoSuchElementException naming the id when there is none */
    Agency get(String agencyId);

    List<Agency> all();

    /** Adds the agency, or replaces what was known. */
    void save(Agency agency);
}
