package org.dunwell.post;

import java.util.List;

/**
 * A paragraph of a wording as its author wrote it.
 *
 * @param onlyIf facts that must all hold for it to be said; one that begins with ! must not hold
 */
record Clause(List<String> onlyIf, String source) {

    boolean applies(Values values) {
        return onlyIf.stream().allMatch(fact -> fact.startsWith("!") ? !values.holds(fact.substring(1)) : values.holds(fact));
    }
}
