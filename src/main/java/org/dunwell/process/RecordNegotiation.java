package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.dunwell.arrangement.Arrangement;
import org.dunwell.casework.Negotiation;
import org.dunwell.trail.Actor;
import org.springframework.stereotype.Component;

/** A negotiation has ended: the domain records the terms, or that there are none. */
@Component
@Records(forms = "negotiate", reads = {"agreement", "reason", "amount", "instalments", "firstDueOn", "interval"})
class RecordNegotiation implements TaskListener {

    private final CaseOf cases;
    private final Negotiation negotiation;
    private final Actor actor;

    RecordNegotiation(CaseOf cases, Negotiation negotiation, Actor actor) {
        this.cases = cases;
        this.negotiation = negotiation;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        Answers answers = Answers.of(task);
        Arrangement agreed = negotiation.record(cases.of(task), new Negotiation.Result(answers.text("agreement"), answers.text("reason"),
                answers.money("amount"), answers.whole("instalments"), answers.date("firstDueOn"), answers.text("interval"),
                answers.text("note"), answers.json(), task.getTaskDefinitionKey(), task.getId()), actor.name());
        task.getExecution().setVariable(Facts.AGREEMENT_REACHED, agreed != null);
        Agreed.of(agreed, task);
    }
}
