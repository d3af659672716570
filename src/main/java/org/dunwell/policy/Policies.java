package org.dunwell.policy;

import java.util.List;
import java.util.Map;

/** The live decision tables, asked by the id of the table. */
public interface Policies {

    /** The outputs of the one rule that fits. @throws IllegalStateException when no rule fits, naming the table and the facts */
    Map<String, Object> decide(String table, Map<String, Object> facts);

    /** The outputs of every rule that fits, in the order of the table. */
    List<Map<String, Object>> list(String table, Map<String, Object> facts);
}
