package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.dunwell.casework.VisitRecord;
import org.springframework.stereotype.Component;

/** Somebody found out whether a visit is worth while. */
@Component
@Records(forms = "research-customer", reads = {"visitWorthwhile", "contactPerson", "roomForNegotiation", "safetyNote", "findings"})
class RecordResearch implements TaskListener {

    private final CaseOf cases;
    private final VisitRecord visitRecord;

    RecordResearch(CaseOf cases, VisitRecord visitRecord) {
        this.cases = cases;
        this.visitRecord = visitRecord;
    }

    @Override
    public void notify(DelegateTask task) {
        Answers answers = Answers.of(task);
        String findings = answers.text("safetyNote") == null ? answers.text("findings") : answers.text("findings") + " Safety: " + answers.text("safetyNote");
        visitRecord.researched(cases.of(task), answers.bool("visitWorthwhile"), findings, answers.text("contactPerson"), answers.text("roomForNegotiation"));
        task.getExecution().setVariable(Facts.VISIT_WORTHWHILE, answers.bool("visitWorthwhile"));
    }
}
