package org.dunwell.process;

import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.dunwell.arrangement.Arrange;
import org.dunwell.arrangement.Arrangement;
import org.dunwell.collection.CollectionCase;
import org.dunwell.customer.Creditors;
import org.dunwell.ledger.Accounts;
import org.springframework.stereotype.Component;

/** Looks how a promise or plan stands, and when to look next. */
@Component
class WatchArrangement implements JavaDelegate {

    private final CaseOf cases;
    private final Arrange arrange;
    private final Accounts accounts;
    private final Creditors creditors;

    WatchArrangement(CaseOf cases, Arrange arrange, Accounts accounts, Creditors creditors) {
        this.cases = cases;
        this.arrange = arrange;
        this.accounts = accounts;
        this.creditors = creditors;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long arrangement = ((Number) execution.getVariable(Facts.ARRANGEMENT_ID)).longValue();
        arrange.runsIn(arrangement, execution.getProcessInstanceId());
        Arrangement.Standing standing = arrange.watch(arrangement);
        execution.setVariable(Facts.ARRANGEMENT_STATE, standing.word());
        execution.setVariable(Facts.INSTALMENT_DUE_ON, standing.nextLook() == null ? null : morning(standing.nextLook(), cases.of(execution)));
    }

    private Date morning(LocalDate day, CollectionCase of) {
        String creditor = accounts.get(of.accountId()).creditorId();
        return Date.from(day.atStartOfDay(creditors.get(creditor).zone()).toInstant());
    }
}
