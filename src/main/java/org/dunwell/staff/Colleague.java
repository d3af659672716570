package org.dunwell.staff;

import java.util.Set;

/**
 * Somebody who works cases.
 *
 * @param languages ISO 639 codes in which they can talk to customers; empty when nobody said
 * @param skills    kinds of customers and treatments that they know best; empty when nobody said
 * @param openTasks how many tasks they have claimed
 */
public record Colleague(String userId, String name, Set<String> languages, Set<String> skills, long openTasks) {

    /** 0 for somebody who knows such cases best, 1 for one of whom nobody said, 2 for one who knows others. */
    int distance(Set<String> needs) {
        return skills.isEmpty() ? 1 : skills.stream().anyMatch(needs::contains) ? 0 : 2;
    }

    public boolean speaks(String language) {
        return languages.isEmpty() || languages.contains(language);
    }
}
