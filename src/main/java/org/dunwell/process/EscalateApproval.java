package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.dunwell.collection.CollectionCase;
import org.dunwell.staff.Groups;
import org.dunwell.trail.Trail;
import org.springframework.stereotype.Component;

/** Terms that nobody decided about in time are offered to the supervisors too, before everything else. */
@Component
class EscalateApproval implements JavaDelegate {

    private final CaseOf cases;
    private final OpenTasks openTasks;
    private final Trail trail;

    EscalateApproval(CaseOf cases, OpenTasks openTasks, Trail trail) {
        this.cases = cases;
        this.openTasks = openTasks;
        this.trail = trail;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CollectionCase of = cases.of(execution);
        openTasks.escalate(execution.getProcessInstanceId(), "approveTerms", Groups.SUPERVISORS);
        trail.ofCase(of.number(), of.customerId(), "approvalEscalated", "Nobody has decided in time.");
    }
}
