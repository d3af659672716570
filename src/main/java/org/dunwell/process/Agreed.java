package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.dunwell.arrangement.Arrangement;

/** Hands an arrangement made in a task on to the process that keeps it. */
final class Agreed {

    private Agreed() {
    }

    /** @param arrangement null when none was made */
    static void of(Arrangement arrangement, DelegateTask task) {
        if (arrangement != null) {
            DelegateExecution execution = task.getExecution();
            execution.setVariable(Facts.ARRANGEMENT_ID, arrangement.id());
            execution.setVariable(Facts.APPROVAL_NEEDED, arrangement.approvalNeeded());
        }
    }
}
