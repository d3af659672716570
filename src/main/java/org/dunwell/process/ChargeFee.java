package org.dunwell.process;

import java.math.BigDecimal;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.dunwell.charge.StepFees;
import org.springframework.stereotype.Component;

/** Building block: charges a fee; inputs {@code amount} and {@code reason}. */
@Component
class ChargeFee implements JavaDelegate {

    private final CaseOf cases;
    private final StepFees fees;

    ChargeFee(CaseOf cases, StepFees fees) {
        this.cases = cases;
        this.fees = fees;
    }

    @Override
    public void execute(DelegateExecution execution) {
        fees.charge(cases.of(execution), new BigDecimal(String.valueOf(execution.getVariable(Facts.AMOUNT)).strip()),
                (String) execution.getVariable(Facts.REASON), execution.getActivityInstanceId());
    }
}
