package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.dunwell.casework.CallBack;
import org.dunwell.trail.Actor;
import org.springframework.stereotype.Component;

/** The customer was called back: the domain records it and does what was said. */
@Component
@Records(forms = "call-back",
        reads = {"callResult", "reason", "promisedOn", "promisedAmount", "instalments", "disputedInvoice", "disputeText", "contactStop"})
class RecordCallBack implements TaskListener {

    private final CaseOf cases;
    private final CallBack callBack;
    private final Actor actor;

    RecordCallBack(CaseOf cases, CallBack callBack, Actor actor) {
        this.cases = cases;
        this.callBack = callBack;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        callBack.record(cases.of(task), RecordCall.of(Answers.of(task), task), actor.name());
    }
}
