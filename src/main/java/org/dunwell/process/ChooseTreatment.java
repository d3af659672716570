package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.dunwell.casework.Treat;
import org.dunwell.collection.CollectionCases;
import org.springframework.stereotype.Component;

/** Chooses how the case is treated. */
@Component
class ChooseTreatment implements JavaDelegate {

    private final CollectionCases cases;
    private final Treat treat;

    ChooseTreatment(CollectionCases cases, Treat treat) {
        this.cases = cases;
        this.treat = treat;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Treat.Chosen chosen = treat.choose(cases.get(execution.getProcessBusinessKey()));
        execution.setVariable(Facts.REMINDER_TONE, chosen.reminderTone());
        execution.setVariable(Facts.FIRM_REMINDER_PLANNED, chosen.firmReminderPlanned());
    }
}
