package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.dunwell.placement.PlacementDesk;
import org.springframework.stereotype.Component;

/** A placement has ended; the journey asks what came of it. */
@Component
class EndPlacement implements ExecutionListener {

    private final PlacementDesk desk;

    EndPlacement(PlacementDesk desk) {
        this.desk = desk;
    }

    @Override
    public void notify(DelegateExecution execution) {
        execution.setVariable(Facts.PLACEMENT_OUTCOME, desk.ended(((Number) execution.getVariable(Facts.PLACEMENT_ID)).longValue(),
                execution.getCurrentActivityId()));
    }
}
