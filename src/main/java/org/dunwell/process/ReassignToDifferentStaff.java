package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.dunwell.casework.Reassignment;
import org.springframework.stereotype.Component;

/** Building block: the next call is another collector's, never one's who tried. */
@Component
class ReassignToDifferentStaff implements JavaDelegate {

    private final CaseOf cases;
    private final Reassignment reassignment;

    ReassignToDifferentStaff(CaseOf cases, Reassignment reassignment) {
        this.cases = cases;
        this.reassignment = reassignment;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reassignment.toDifferentStaff(cases.of(execution));
    }
}
