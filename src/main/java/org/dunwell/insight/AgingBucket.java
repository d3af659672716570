package org.dunwell.insight;

import java.time.LocalDate;

/** How long past its due date an invoice is. */
public enum AgingBucket {

    CURRENT("current", 0), DAYS_1_TO_30("1–30", 30), DAYS_31_TO_60("31–60", 60), DAYS_61_TO_90("61–90", 90), OVER_90("90+", Integer.MAX_VALUE);

    private final String label;
    private final int longestDaysPastDue;

    AgingBucket(String label, int longestDaysPastDue) {
        this.label = label;
        this.longestDaysPastDue = longestDaysPastDue;
    }

    public String label() {
        return label;
    }

    /** Whatever is due on this day or later is in this bucket or a younger one; the oldest bucket has no such day. */
    public LocalDate earliestDueDate(LocalDate asOf) {
        if (this == OVER_90) {
            throw new IllegalStateException("The oldest bucket has no end");
        }
        return asOf.minusDays(longestDaysPastDue);
    }
}
