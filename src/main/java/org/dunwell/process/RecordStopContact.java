package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.dunwell.casework.StopContact;
import org.dunwell.trail.Actor;
import org.springframework.stereotype.Component;

/** A specialist has decided what becomes of a customer whom nobody may contact. */
@Component
@Records(forms = "handle-stop-contact", reads = {"contactStop", "closeCode", "representative"})
class RecordStopContact implements TaskListener {

    private final CaseOf cases;
    private final StopContact stopContact;
    private final Actor actor;

    RecordStopContact(CaseOf cases, StopContact stopContact, Actor actor) {
        this.cases = cases;
        this.stopContact = stopContact;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        Answers answers = Answers.of(task);
        stopContact.settle(cases.of(task), answers.text("contactStop"), answers.text("closeCode"), answers.text("representative"), answers.text("note"),
                actor.name());
    }
}
