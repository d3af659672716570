package org.dunwell.migration;

import java.util.List;

/**
 * What came of checking or moving a case.
 *
 * @param standsAt labels of where it stands
 * @param why      why it cannot move, or null when it can
 */
public record Verdict(String standsAt, String why, List<Change> changes) {

    public boolean fits() {
        return why == null;
    }
}
