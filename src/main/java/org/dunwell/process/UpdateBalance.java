package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Brings the columns of the work lists up to date. */
@Component
class UpdateBalance implements JavaDelegate {

    private final CaseOf cases;
    private final WorkListColumns columns;

    UpdateBalance(CaseOf cases, WorkListColumns columns) {
        this.cases = cases;
        this.columns = columns;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariables(columns.of(cases.of(execution)));
    }
}
