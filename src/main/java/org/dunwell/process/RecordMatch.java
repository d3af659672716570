package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.dunwell.bank.MatchPayments;
import org.dunwell.bank.Receipt;
import org.springframework.stereotype.Component;

/** Somebody found out whose money it is, or that it is nobody's of ours. */
@Component
@Records(forms = "match-payment", reads = {"decision", "candidate", "split", "customerNumber", "rememberPayer"})
class RecordMatch implements TaskListener {

    private final MatchPayments payments;

    RecordMatch(MatchPayments payments) {
        this.payments = payments;
    }

    @Override
    public void notify(DelegateTask task) {
        Answers answers = Answers.of(task);
        long id = Receipt.idIn(task.getExecution().getProcessBusinessKey());
        String decision = answers.text("decision");
        boolean remember = answers.bool("rememberPayer");
        String note = answers.text("note");
        switch (decision) {
            case "proposal" -> payments.choose(id, answers.text("candidate"), remember, note, task.getAssignee());
            case "split" -> payments.split(id, answers.text("split"), answers.text("customerNumber"), remember, note, task.getAssignee());
            case "onAccount" -> payments.onAccount(id, answers.text("customerNumber"), remember, note, task.getAssignee());
            default -> payments.notOurs(id, note, task.getAssignee());
        }
        task.getExecution().setVariable(Facts.OURS, !decision.equals("notOurs"));
    }
}
