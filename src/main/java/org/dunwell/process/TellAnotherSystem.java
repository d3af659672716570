package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.dunwell.webhook.TellSystem;
import org.springframework.stereotype.Component;

/** Building block: tells another system what happened; inputs {@code system} and {@code event}. */
@Component
class TellAnotherSystem implements JavaDelegate {

    private final CaseOf cases;
    private final TellSystem systems;

    TellAnotherSystem(CaseOf cases, TellSystem systems) {
        this.cases = cases;
        this.systems = systems;
    }

    @Override
    public void execute(DelegateExecution execution) {
        systems.write(cases.of(execution), (String) execution.getVariable(Facts.SYSTEM), (String) execution.getVariable(Facts.EVENT),
                execution.getCurrentActivityId(), execution.getActivityInstanceId());
    }
}
