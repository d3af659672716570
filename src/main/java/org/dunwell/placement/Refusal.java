package org.dunwell.placement;

/** Why an invoice stays in house. {@code because} is a sentence for the trail. */
public record Refusal(Rule rule, String because) {

    public enum Rule { CONTACT_STOPPED, PAUSED, TOO_SHORT_IN_HOUSE, NO_PLACEMENT_LETTER, LAST_CHANCE_RUNS }
}
