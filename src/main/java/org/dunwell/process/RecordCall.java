package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.dunwell.casework.Call;
import org.dunwell.casework.CallRecord;
import org.dunwell.casework.CustomerMarking;
import org.dunwell.trail.Actor;
import org.springframework.stereotype.Component;

/** A call was made: the domain records it and finds the next step. */
@Component
@Records(forms = "call-customer",
        reads = {"callResult", "reason", "promisedOn", "promisedAmount", "disputedInvoice", "disputeText", "contactStop", "callAgainOn", "calledBy", "despite", "vulnerable"})
class RecordCall implements TaskListener {

    private final CaseOf cases;
    private final CallRecord callRecord;
    private final CustomerMarking marking;
    private final Actor actor;

    RecordCall(CaseOf cases, CallRecord callRecord, CustomerMarking marking, Actor actor) {
        this.cases = cases;
        this.callRecord = callRecord;
        this.marking = marking;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        Answers answers = Answers.of(task);
        CallRecord.Next next = callRecord.record(cases.of(task), of(answers, task), actor.name());
        task.getExecution().setVariable(Facts.NEXT_STEP, next.step());
        if (answers.date("callAgainOn") != null) {
            task.getExecution().setVariable(Facts.CALL_AGAIN_ON, answers.date("callAgainOn").toString());
        }
        if (answers.bool("vulnerable")) {
            marking.vulnerable(cases.of(task).customerId(), answers.text("note"), actor.name());
        }
        Agreed.of(next.arrangement(), task);
    }

    static Call of(Answers answers, DelegateTask task) {
        return new Call(answers.text("callResult"), answers.text("reason"), answers.date("promisedOn"), answers.money("promisedAmount"),
                answers.whole("instalments"), answers.text("disputedInvoice"), answers.text("disputeText"), answers.text("contactStop"),
                "customer".equals(answers.text("calledBy")), answers.text("despite"), answers.text("note"), answers.json(),
                task.getTaskDefinitionKey(), task.getId());
    }
}
