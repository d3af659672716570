package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.dunwell.charge.StepFees;
import org.springframework.stereotype.Component;

/** Building block: forgives open fees, or all charges; inputs {@code which} and {@code reason}. */
@Component
class WaiveFees implements JavaDelegate {

    private final CaseOf cases;
    private final StepFees fees;

    WaiveFees(CaseOf cases, StepFees fees) {
        this.cases = cases;
        this.fees = fees;
    }

    @Override
    public void execute(DelegateExecution execution) {
        fees.waive(cases.of(execution), "fees".equals(execution.getVariable(Facts.WHICH)), (String) execution.getVariable(Facts.REASON),
                execution.getActivityInstanceId());
    }
}
