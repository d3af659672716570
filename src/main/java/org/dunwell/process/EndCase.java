package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.dunwell.casework.CaseEnding;
import org.springframework.stereotype.Component;

/** The case has reached an end event of the journey; its id is the ending. */
@Component
class EndCase implements ExecutionListener {

    private final CaseOf cases;
    private final CaseEnding ending;

    EndCase(CaseOf cases, CaseEnding ending) {
        this.cases = cases;
        this.ending = ending;
    }

    @Override
    public void notify(DelegateExecution execution) {
        ending.ended(cases.of(execution), execution.getCurrentActivityId());
    }
}
