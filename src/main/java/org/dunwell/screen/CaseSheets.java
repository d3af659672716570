package org.dunwell.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dunwell.collection.CollectionCase;

/** What happened in a case, read for the screen. */
public interface CaseSheets {

    /** Contacts, messages, money, arrangements, disputes, placements and decisions, newest first. */
    List<Happening> newest(CollectionCase of, int most);

    /** Calls and visits that brought no headway since headway was last made, one line for each person, newest first. */
    List<Effort> efforts(CollectionCase of);

    /** The newest research for a visit. */
    Optional<Research> research(CollectionCase of);

    /** @param note the newest that this person left, or null */
    record Effort(String who, int attempts, Instant last, String note) {
    }

    record Research(String findings, String contactPerson, String roomForNegotiation) {
    }
}
