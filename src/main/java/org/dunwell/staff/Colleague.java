package org.dunwell.staff;

import java.util.Set;

/**
 * Somebody who works cases.
 *
 * @param languages ISO 639 codes in which they can talk to customers; empty when nobody said
 * @param openTasks how many tasks they have claimed
 */
public record Colleague(String userId, String name, Set<String> languages, long openTasks) {

    public boolean speaks(String language) {
        return languages.isEmpty() || languages.contains(language);
    }
}
