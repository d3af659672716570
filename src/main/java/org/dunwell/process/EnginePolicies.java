package org.dunwell.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.DecisionService;
import org.dunwell.policy.Policies;
import org.dunwell.process.engine.AsEngine;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Asks the newest deployed version of a decision table. */
@Component
class EnginePolicies implements Policies {

    private final DecisionService decisions;
    private final AsEngine asEngine;

    EnginePolicies(@Lazy DecisionService decisions, AsEngine asEngine) {
        this.decisions = decisions;
        this.asEngine = asEngine;
    }

    @Override
    public Map<String, Object> decide(String table, Map<String, Object> facts) {
        List<Map<String, Object>> rules = list(table, facts);
        if (rules.isEmpty()) {
            throw new IllegalStateException("No rule of the table " + table + " fits " + facts + "; add a rule for it.");
        }
        return rules.get(0);
    }

    @Override
    public List<Map<String, Object>> list(String table, Map<String, Object> facts) {
        DmnDecisionResult result = asEngine.call(() -> decisions.evaluateDecisionByKey(table).variables(facts).evaluate());
        return result.getResultList();
    }
}
