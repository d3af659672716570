package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.dunwell.casework.Decision;
import org.dunwell.trail.Actor;
import org.springframework.stereotype.Component;

/** A supervisor has decided how a stuck case goes on. */
@Component
@Records(forms = "decide-how-to-proceed", reads = {"nextStep", "closeCode"})
class RecordDecision implements TaskListener {

    private final CaseOf cases;
    private final Decision decision;
    private final Actor actor;

    RecordDecision(CaseOf cases, Decision decision, Actor actor) {
        this.cases = cases;
        this.decision = decision;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        Answers answers = Answers.of(task);
        decision.decide(cases.of(task), answers.text("nextStep"), answers.text("closeCode"), answers.text("note"), actor.name());
        task.getExecution().setVariable(Facts.NEXT_STEP, answers.text("nextStep"));
    }
}
