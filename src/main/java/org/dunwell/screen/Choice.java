package org.dunwell.screen;

import java.util.LinkedHashMap;
import java.util.Map;

/** One thing that can be chosen on a form. {@code facts} are what conditions on the form may ask of it, such as whether it needs a reason. */
public record Choice(String value, String label, Map<String, Boolean> facts) {

    public Choice(String value, String label) {
        this(value, label, Map.of());
    }

    /** As the form and its conditions see it. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("value", value);
        map.put("label", label);
        map.putAll(facts);
        return map;
    }
}
