package org.dunwell.agency;

import java.time.Instant;
import java.util.Optional;

/** Everything that agencies told and that was taken in. */
public interface AgencyReturnBook {

    /** The words in which it was told. */
    Optional<String> told(String onceKey);

    void note(String onceKey, String told, Instant at);
}
