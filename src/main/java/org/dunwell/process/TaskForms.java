package org.dunwell.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunwell.screen.Choice;
import org.dunwell.screen.Choices;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Turns what came in with a task's form into checked answers, choosing only from the lists as they are now. */
@Component
public class TaskForms {

    private final FormCheck check;
    private final ObjectProvider<Choices> choices;
    private final Clock clock;

    public TaskForms(FormCheck check, ObjectProvider<Choices> choices, Clock clock) {
        this.check = check;
        this.choices = choices;
        this.clock = clock;
    }

    /** @throws org.dunwell.collection.Refusal saying what has to be put right */
    public Answers answers(FormSchema form, String caseNumber, Map<String, Object> entered) {
        // a person's today may lag behind UTC; the domain asks again in the creditor's own days
        return check.check(form, entered, choices(form, caseNumber), LocalDate.now(clock).minusDays(1));
    }

    private Map<String, List<Choice>> choices(FormSchema form, String caseNumber) {
        Map<String, List<Choice>> lists = new LinkedHashMap<>();
        Set<String> names = form.names();
        choices.stream().filter(list -> names.contains(list.name())).forEach(list -> lists.put(list.name(), list.of(caseNumber)));
        return lists;
    }
}
