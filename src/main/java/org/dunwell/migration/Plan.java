package org.dunwell.migration;

import java.util.Map;

/**
 * Which cases are to go where, and how.
 *
 * @param recompute whether waits and due dates that the new version draws differently get its dates; otherwise every date stays
 * @param chosen    by process, the steps that a person has matched: old to new, an empty text for none
 */
public record Plan(String process, String fromDefinition, int fromVersion, String toDefinition, int toVersion, boolean recompute,
                   Map<String, Map<String, String>> chosen) {

    public String from() {
        return process + " " + fromVersion;
    }

    public String to() {
        return process + " " + toVersion;
    }
}
