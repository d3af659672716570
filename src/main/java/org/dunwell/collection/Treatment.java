package org.dunwell.collection;

/**
 * How a case is treated, as the table choose-treatment decided. Attempts are calls without headway by one collector.
 *
 * @param educationItem     what the customer is offered to read before the demand, or null
 * @param nextItemsInThanks whether the thank-you names what falls due next
 */
public record Treatment(String name, String reminderTone, boolean visitPlanned, int attemptsPerCollector, int collectorsToTry,
                        int promisesAllowed, String educationItem, boolean nextItemsInThanks) {
}
