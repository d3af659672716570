package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.dunwell.collection.CaseOpening;
import org.springframework.stereotype.Component;

/** Opens the cases that are due, some accounts in one transaction; the diagram comes back for the next ones. */
@Component
class OpenCases implements JavaDelegate {

    private static final int ACCOUNTS = 100;

    private final CaseOpening opening;

    OpenCases(CaseOpening opening) {
        this.opening = opening;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Long after = (Long) execution.getVariable(Facts.LAST_ACCOUNT);
        Long last = opening.openNext(after == null ? 0 : after, ACCOUNTS);
        execution.setVariable(Facts.LAST_ACCOUNT, last);
        execution.setVariable(Facts.MORE_ACCOUNTS_DUE, last != null);
    }
}
