package org.dunwell.message;

import java.util.Set;

/** What a message is for. Process owners may add purposes with texts of their own; those named here have rules of their own. */
final class Purpose {

    static final String PLACEMENT_LETTER = "placementLetter";
    static final String THANKS = "thanks";

    private static final Set<String> DEMANDS = Set.of("friendlyReminder", "firmReminder", PLACEMENT_LETTER);
    private static final String VISIT_ANNOUNCEMENT = "visitAnnouncement";

    private Purpose() {
    }

    /** Sent once for an invoice. */
    static boolean isDemand(String purpose) {
        return DEMANDS.contains(purpose);
    }

    /** About what may be chased today: without anything to chase there is no reason for it. */
    static boolean chases(String purpose) {
        return isDemand(purpose) || VISIT_ANNOUNCEMENT.equals(purpose);
    }
}
