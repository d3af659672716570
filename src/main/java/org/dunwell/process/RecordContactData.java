package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.dunwell.casework.ContactData;
import org.springframework.stereotype.Component;

/** Somebody completed how the customer can be reached. */
@Component
@Records(forms = "complete-contact-data", reads = {"email", "phone", "street", "postalCode", "city", "country", "contactName", "unobtainable"})
class RecordContactData implements TaskListener {

    private final CaseOf cases;
    private final ContactData contactData;

    RecordContactData(CaseOf cases, ContactData contactData) {
        this.cases = cases;
        this.contactData = contactData;
    }

    @Override
    public void notify(DelegateTask task) {
        Answers answers = Answers.of(task);
        contactData.complete(cases.of(task), new ContactData.Found(answers.text("contactName"), answers.text("email"), answers.text("phone"),
                answers.text("street"), answers.text("postalCode"), answers.text("city"), answers.text("country"), answers.bool("unobtainable"),
                answers.text("note")));
    }
}
