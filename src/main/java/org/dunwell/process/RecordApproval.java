package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.dunwell.arrangement.Arrange;
import org.dunwell.trail.Actor;
import org.springframework.stereotype.Component;

/** Somebody with more authority has looked at terms. */
@Component
@Records(forms = "approve-terms", reads = {"termsApproved", "why"})
class RecordApproval implements TaskListener {

    private final Arrange arrange;
    private final Actor actor;

    RecordApproval(Arrange arrange, Actor actor) {
        this.arrange = arrange;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        Answers answers = Answers.of(task);
        boolean approved = answers.bool("termsApproved");
        long arrangement = ((Number) task.getVariable(Facts.ARRANGEMENT_ID)).longValue();
        arrange.decide(arrangement, approved, answers.text("why"), actor.name());
        task.getExecution().setVariable(Facts.TERMS_APPROVED, approved);
    }
}
