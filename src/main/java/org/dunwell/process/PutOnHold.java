package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.dunwell.collection.Holding;
import org.springframework.stereotype.Component;

/** Building block: stops chasing the account for some days; inputs {@code days} and {@code reason}. */
@Component
class PutOnHold implements JavaDelegate {

    private final CaseOf cases;
    private final Holding holding;

    PutOnHold(CaseOf cases, Holding holding) {
        this.cases = cases;
        this.holding = holding;
    }

    @Override
    public void execute(DelegateExecution execution) {
        holding.putFor(cases.of(execution), Integer.parseInt(String.valueOf(execution.getVariable(Facts.DAYS)).strip()), (String) execution.getVariable(Facts.REASON));
    }
}
