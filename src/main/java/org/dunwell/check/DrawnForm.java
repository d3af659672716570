package org.dunwell.check;

import java.util.List;
import java.util.Set;

/**
 * A form as it is drawn.
 *
 * @param names what its texts, tables, conditions and lists name, fields of its own aside
 */
public record DrawnForm(String id, String platform, String platformVersion, List<Part> parts, Set<String> names) {

    /**
     * One component, groups flattened.
     *
     * @param choices  values that it lists itself
     * @param list     the list that it chooses from, or null
     * @param feel     its conditions
     * @param posted   whether what stands in it is sent back
     */
    public record Part(String id, String type, String key, String label, List<String> choices, String list, List<String> feel, boolean hasDefault,
                       boolean nested, boolean readonly, boolean choosesSomehow, String subtype, boolean posted) {
    }

    boolean asks(String key) {
        return parts.stream().anyMatch(part -> part.posted() && key.equals(part.key()));
    }
}
