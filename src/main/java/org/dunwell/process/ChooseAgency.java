package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.dunwell.placement.Placing;
import org.springframework.stereotype.Component;

/** Chooses the agency that the case goes to. */
@Component
class ChooseAgency implements JavaDelegate {

    private final CaseOf cases;
    private final Placing placing;

    ChooseAgency(CaseOf cases, Placing placing) {
        this.cases = cases;
        this.placing = placing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(Facts.PLACEMENT_ID, placing.choose(cases.of(execution), execution.getProcessBusinessKey()));
    }
}
