package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.springframework.stereotype.Component;

/** Finds the case that an execution or a task works for, in the journey itself or in a process it calls. */
@Component
class CaseOf {

    private final CollectionCases cases;

    CaseOf(CollectionCases cases) {
        this.cases = cases;
    }

    CollectionCase of(DelegateExecution execution) {
        return cases.get(CollectionCase.numberIn(execution.getProcessBusinessKey()));
    }

    CollectionCase of(DelegateTask task) {
        return of(task.getExecution());
    }
}
