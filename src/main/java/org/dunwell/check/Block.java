package org.dunwell.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A building block as its element template declares it.
 *
 * @param id      of the template
 * @param appliesTo kinds of elements without prefix, e.g. {@code sendTask}
 * @param fixed   attributes that the template sets, by name with prefix, e.g. {@code camunda:delegateExpression}
 * @param inputs  by name
 */
public record Block(String id, String name, Set<String> appliesTo, Map<String, String> fixed, Map<String, Input> inputs) {

    /**
     * @param choices values that may be chosen; empty for any
     * @param pattern that a value must match, or null
     */
    public record Input(String name, String label, boolean required, List<String> choices, Pattern pattern, String message) {
    }

    /** The bean that does it, or null. */
    String bean() {
        return fixed.containsKey("camunda:delegateExpression") ? Expressions.beanNamedBy(fixed.get("camunda:delegateExpression")) : null;
    }
}
