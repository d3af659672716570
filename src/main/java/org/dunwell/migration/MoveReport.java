package org.dunwell.migration;

import java.util.List;

/** A move in figures. */
public record MoveReport(List<Stage> stages, List<Refused> refused, List<Changed> changed) {

    /** @param fits how many can move or have moved */
    public record Stage(String standsAt, int fits, int refused) {
    }

    /** @param example a case number */
    public record Refused(String why, int cases, String example) {
    }

    /** {@code before} and {@code after} are null for dates, of which the earliest and latest new one are told. */
    public record Changed(Change.Kind kind, String label, String before, String after, int cases, String earliest, String latest) {
    }
}
