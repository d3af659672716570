package org.dunwell.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.dunwell.process.engine.AsEngine;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Asks a decision table in the version that was deployed together with the diagram: a table that is drawn in a diagram goes with it. */
@Component
class DrawnTables {

    private final DecisionService decisions;
    private final RepositoryService repository;
    private final AsEngine asEngine;

    DrawnTables(@Lazy DecisionService decisions, @Lazy RepositoryService repository, AsEngine asEngine) {
        this.decisions = decisions;
        this.repository = repository;
        this.asEngine = asEngine;
    }

    /** @return what the table says for this output: a text, a number as text, or yes/no. @throws IllegalStateException when no row fits */
    Object decide(String processDefinitionId, String table, Map<String, Object> facts, String output) {
        return asEngine.call(() -> {
            String deployment = repository.getProcessDefinition(processDefinitionId).getDeploymentId();
            DecisionDefinition drawn = repository.createDecisionDefinitionQuery().deploymentId(deployment).decisionDefinitionKey(table).singleResult();
            if (drawn == null) {
                throw new IllegalStateException("The table " + table + " was not deployed together with this diagram; deploy it, move the case, then retry.");
            }
            List<Map<String, Object>> rows = decisions.evaluateDecisionTableById(drawn.getId()).variables(facts).evaluate().getResultList();
            if (rows.isEmpty() || rows.get(0).get(output) == null) {
                throw new IllegalStateException("No row of the table " + table + " says " + output + " for this case; add one that fits everything else, then retry.");
            }
            Object said = rows.get(0).get(output);
            return said instanceof Number number ? number.toString() : said;
        });
    }
}
