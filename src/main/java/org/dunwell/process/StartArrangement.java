package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.dunwell.arrangement.Arrange;
import org.dunwell.arrangement.Arrangement;
import org.springframework.stereotype.Component;

/** Building block: agrees on a promise or instalments by rule; inputs {@code instalments} and {@code firstInDays}. */
@Component
class StartArrangement implements JavaDelegate {

    private final CaseOf cases;
    private final Arrange arrange;

    StartArrangement(CaseOf cases, Arrange arrange) {
        this.cases = cases;
        this.arrange = arrange;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Arrangement made = arrange.proposeByRule(cases.of(execution), whole(execution, Facts.INSTALMENTS), whole(execution, Facts.FIRST_IN_DAYS));
        execution.setVariable(Facts.ARRANGEMENT_ID, made.id());
        execution.setVariable(Facts.APPROVAL_NEEDED, made.approvalNeeded());
    }

    private static int whole(DelegateExecution execution, String input) {
        return Integer.parseInt(String.valueOf(execution.getVariable(input)).strip());
    }
}
