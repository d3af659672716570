package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.dunwell.casework.VisitRecord;
import org.dunwell.trail.Actor;
import org.springframework.stereotype.Component;

/** Somebody called on the customer. */
@Component
@Records(forms = "visit-customer", reads = {"visitResult", "reason"})
class RecordVisit implements TaskListener {

    private final CaseOf cases;
    private final VisitRecord visitRecord;
    private final Actor actor;

    RecordVisit(CaseOf cases, VisitRecord visitRecord, Actor actor) {
        this.cases = cases;
        this.visitRecord = visitRecord;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        Answers answers = Answers.of(task);
        visitRecord.visited(cases.of(task), answers.text("visitResult"), answers.text("reason"), answers.text("note"), answers.json(),
                task.getTaskDefinitionKey(), task.getId(), actor.name());
    }
}
