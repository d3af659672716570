package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.dunwell.placement.PlacementDesk;
import org.springframework.stereotype.Component;

/** Building block: takes the account back from the agency when its time is over. */
@Component
class RecallPlacement implements JavaDelegate {

    private final PlacementDesk desk;

    RecallPlacement(PlacementDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.recall(((Number) execution.getVariable(Facts.PLACEMENT_ID)).longValue(), "the agency's time is over");
    }
}
