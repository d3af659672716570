package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.dunwell.arrangement.Arrange;
import org.dunwell.arrangement.CounterOffer;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Money;
import org.dunwell.trail.Actor;
import org.springframework.stereotype.Component;

/** Somebody with more authority has looked at terms. */
@Component
@Records(forms = "approve-terms", reads = {"termsApproved", "why"}, mayRead = {"counterAmount", "counterInstalments", "counterLastDueOn"})
class RecordApproval implements TaskListener {

    private final CaseOf cases;
    private final Accounts accounts;
    private final Arrange arrange;
    private final Actor actor;

    RecordApproval(CaseOf cases, Accounts accounts, Arrange arrange, Actor actor) {
        this.cases = cases;
        this.accounts = accounts;
        this.arrange = arrange;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        Answers answers = Answers.of(task);
        boolean approved = answers.bool("termsApproved");
        long arrangement = ((Number) task.getVariable(Facts.ARRANGEMENT_ID)).longValue();
        arrange.decide(arrangement, approved, counter(answers, task), answers.text("why"), actor.name());
        task.getExecution().setVariable(Facts.TERMS_APPROVED, approved);
    }

    private CounterOffer counter(Answers answers, DelegateTask task) {
        if (answers.bool("termsApproved") || !answers.has("counterAmount")) {
            return null;
        }
        Integer instalments = answers.whole("counterInstalments");
        return new CounterOffer(Money.rounded(answers.money("counterAmount"), accounts.get(cases.of(task).accountId()).currency()),
                instalments == null ? 1 : instalments, answers.date("counterLastDueOn"), actor.name());
    }
}
