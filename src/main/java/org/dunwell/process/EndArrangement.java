package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.dunwell.arrangement.Arrange;
import org.springframework.stereotype.Component;

/** An arrangement has ended; the journey asks what came of it. */
@Component
class EndArrangement implements ExecutionListener {

    private final Arrange arrange;

    EndArrangement(Arrange arrange) {
        this.arrange = arrange;
    }

    @Override
    public void notify(DelegateExecution execution) {
        execution.setVariable(Facts.ARRANGEMENT_OUTCOME, arrange.end(((Number) execution.getVariable(Facts.ARRANGEMENT_ID)).longValue(),
                execution.getCurrentActivityId()));
    }
}
