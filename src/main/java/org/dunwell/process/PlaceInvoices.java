package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.dunwell.placement.Placing;
import org.springframework.stereotype.Component;

/** Building block: places with the agency whatever may be placed today. */
@Component
class PlaceInvoices implements JavaDelegate {

    private final Placing placing;

    PlaceInvoices(Placing placing) {
        this.placing = placing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long placement = ((Number) execution.getVariable(Facts.PLACEMENT_ID)).longValue();
        execution.setVariable(Facts.PLACED, placing.place(placement, execution.getProcessInstanceId()));
    }
}
