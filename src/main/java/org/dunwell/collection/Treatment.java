package org.dunwell.collection;

/** How a case is treated, as the table choose-treatment decided. Attempts are calls without headway by one collector. */
public record Treatment(String name, String reminderTone, boolean visitPlanned, int attemptsPerCollector, int collectorsToTry,
                        int promisesAllowed) {
}
