package org.dunwell.migration;

import java.util.List;

/** How the cases of one diagram get from its old version to its new one. */
public record Route(String process, String name, String fromDefinition, int fromVersion, String toDefinition, int toVersion,
                    List<Place> places, List<Place> targets, List<Step> steps) {
}
