package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.springframework.stereotype.Component;

/** Gives each process that a case calls a key of its own, {@code <case number>/<n>}, so that messages find the right one. */
@Component
public class CalledKey implements ExecutionListener {

    private final CollectionCases cases;

    CalledKey(CollectionCases cases) {
        this.cases = cases;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String key = execution.getProcessBusinessKey();
        if (key != null) {
            cases.find(CollectionCase.numberIn(key)).ifPresent(of ->
                    execution.setVariableLocal(Facts.CALLED_KEY, of.number() + "/" + cases.nextCalledProcess(of.id())));
        }
    }
}
