package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.dunwell.placement.PlacementDesk;
import org.springframework.stereotype.Component;

/** Somebody asked the agency whether it took the invoices over. */
@Component
@Records(forms = "chase-acknowledgement", reads = {"acknowledged", "agencyReference"})
class RecordAcknowledgement implements TaskListener {

    private final PlacementDesk placementDesk;

    RecordAcknowledgement(PlacementDesk placementDesk) {
        this.placementDesk = placementDesk;
    }

    @Override
    public void notify(DelegateTask task) {
        Answers answers = Answers.of(task);
        boolean acknowledged = answers.bool("acknowledged");
        if (acknowledged) {
            placementDesk.acknowledged(((Number) task.getVariable(Facts.PLACEMENT_ID)).longValue(), answers.text("agencyReference"));
        }
        task.getExecution().setVariable(Facts.ACKNOWLEDGED, acknowledged);
    }
}
