package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.dunwell.casework.DisputeDecision;
import org.dunwell.trail.Actor;
import org.springframework.stereotype.Component;

/** The owner of the cause has decided a dispute. */
@Component
@Records(forms = {"resolve-billing-issue", "resolve-service-issue"}, reads = {"disputeWon", "creditedAmount", "explanation"})
class RecordDisputeDecision implements TaskListener {

    private final DisputeDecision disputeDecision;
    private final Actor actor;

    RecordDisputeDecision(DisputeDecision disputeDecision, Actor actor) {
        this.disputeDecision = disputeDecision;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        Answers answers = Answers.of(task);
        long dispute = ((Number) task.getVariable(Facts.DISPUTE_ID)).longValue();
        disputeDecision.decide(dispute, answers.bool("disputeWon"), answers.money("creditedAmount"), answers.text("explanation"), actor.name());
        task.getExecution().setVariable(Facts.DISPUTE_WON, answers.bool("disputeWon"));
    }
}
