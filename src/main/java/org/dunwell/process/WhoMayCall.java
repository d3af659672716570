package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.dunwell.casework.Reassignment;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Refusal;
import org.springframework.stereotype.Component;

/** Refuses a call task to somebody who already called on the case without headway; a supervisor may take any. */
@Component
public class WhoMayCall implements TaskListener {

    private static final String FORM = "call-customer";

    private final CollectionCases cases;
    private final Reassignment reassignment;

    WhoMayCall(CollectionCases cases, Reassignment reassignment) {
        this.cases = cases;
        this.reassignment = reassignment;
    }

    @Override
    public void notify(DelegateTask task) {
        String key = task.getExecution().getProcessBusinessKey();
        String taker = task.getAssignee();
        boolean isCall = taker != null && key != null && FORM.equals(camundaForm(task));
        if (isCall && cases.find(CollectionCase.numberIn(key)).filter(of -> !reassignment.mayCall(of, taker)).isPresent()) {
            throw new Refusal("You have called this customer before without headway; a colleague tries next. Choose another task.");
        }
    }

    private static String camundaForm(DelegateTask task) {
        return task.getBpmnModelElementInstance().getCamundaFormRef();
    }
}
