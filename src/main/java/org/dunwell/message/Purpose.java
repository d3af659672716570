package org.dunwell.message;

import java.util.Set;

/** What a message is for. Process owners may add purposes with texts of their own; those named here have rules of their own. */
final class Purpose {

    static final String PLACEMENT_LETTER = "placementLetter";
    static final String THANKS = "thanks";

    /** Demands speak of what may be chased today; each is sent once for an invoice. */
    private static final Set<String> DEMANDS = Set.of("friendlyReminder", "firmReminder", PLACEMENT_LETTER);

    private Purpose() {
    }

    static boolean isDemand(String purpose) {
        return DEMANDS.contains(purpose);
    }
}
