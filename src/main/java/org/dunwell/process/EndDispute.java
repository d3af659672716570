package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.dunwell.dispute.Disputing;
import org.springframework.stereotype.Component;

/** A dispute is settled; what is still owed may be chased again. */
@Component
class EndDispute implements ExecutionListener {

    private final Disputing disputing;

    EndDispute(Disputing disputing) {
        this.disputing = disputing;
    }

    @Override
    public void notify(DelegateExecution execution) {
        disputing.end(((Number) execution.getVariable(Facts.DISPUTE_ID)).longValue());
    }
}
