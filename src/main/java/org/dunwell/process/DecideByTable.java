package org.dunwell.process;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.dunwell.casework.CaseFacts;
import org.springframework.stereotype.Component;

/** Building block: asks a table drawn with the diagram about the case; inputs {@code table} and {@code result}, the output that becomes a fact. */
@Component
class DecideByTable implements JavaDelegate {

    private final CaseOf cases;
    private final CaseFacts facts;
    private final DrawnTables tables;

    DecideByTable(CaseOf cases, CaseFacts facts, DrawnTables tables) {
        this.cases = cases;
        this.facts = facts;
        this.tables = tables;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String result = (String) execution.getVariable(Facts.RESULT);
        Map<String, Object> asked = new HashMap<>(execution.getVariables());
        asked.putAll(facts.of(cases.of(execution)));
        execution.setVariable(result, tables.decide(execution.getProcessDefinitionId(), (String) execution.getVariable(Facts.TABLE), asked, result));
    }
}
