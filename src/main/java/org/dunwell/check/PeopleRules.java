package org.dunwell.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dunwell.check.Drawing.Step;

/** A person's task says who, by when, with which form, and what to do; and a contact is made only by a block that asks the contact policy. */
class PeopleRules {

    /** What a task is called in which somebody contacts the customer. */
    private static final Pattern CONTACT = Pattern.compile("(?i)^(?:re-)?(?:call|phone|ring|telephone|text|sms|whatsapp|e-?mail|mail|write to|visit|contact|remind)\\b(?!.*\\b(?:agency|colleague|supervisor|off)\\b).*");
    private static final int SHORTEST_INSTRUCTION = 40;

    private final Vocabulary words;
    private final DrawnSet set;
    private final Drawing drawing;
    private final List<Finding> found;

    PeopleRules(Vocabulary words, DrawnSet set, Drawing drawing, List<Finding> found) {
        this.words = words;
        this.set = set;
        this.drawing = drawing;
        this.found = found;
    }

    void check() {
        for (Step step : drawing.steps()) {
            if (step.kind().equals("userTask")) {
                checkTask(step);
            }
            if (step.kind().equals("callActivity")) {
                checkCall(step);
            }
            checkContact(step);
        }
    }

    private void checkTask(Step task) {
        String groups = task.camunda("candidateGroups");
        if (groups.isEmpty() && task.camunda("assignee").isEmpty() && task.camunda("candidateUsers").isEmpty()) {
            add(task, Rule.NO_GROUP, "", new TreeSet<>(words.groups()));
        }
        for (String group : groups.split("\\s*,\\s*")) {
            if (!group.isEmpty() && !Expressions.isExpression(group) && !words.groups().contains(group)) {
                add(task, Rule.NO_GROUP, " '" + group + "' is no group." + Check.meant(group, words.groups()), new TreeSet<>(words.groups()));
            }
        }
        if (task.camunda("dueDate").isEmpty()) {
            add(task, Rule.NO_DUE_DATE);
        } else if (!Expressions.isExpression(task.camunda("dueDate")) && !readable(task.camunda("dueDate"))) {
            add(task, Rule.UNREADABLE_TIMER, task.camunda("dueDate"), " For a task write ${calendar.workingDays(2)}.");
        }
        if (task.documentation().length() < SHORTEST_INSTRUCTION) {
            add(task, Rule.NO_INSTRUCTION);
        }
        checkForm(task);
    }

    private boolean readable(String date) {
        try {
            words.secondsBetween("timeDate", date);
            return true;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private void checkForm(Step task) {
        String name = task.camunda("formRef");
        if (name.isEmpty()) {
            add(task, Rule.NO_FORM);
            return;
        }
        Set<String> forms = set.forms().values().stream().map(DrawnForm::id).collect(Collectors.toCollection(TreeSet::new));
        Optional<DrawnForm> form = set.form(name);
        if (form.isEmpty()) {
            add(task, Rule.MISSING_FORM, name, Check.meant(name, forms), forms);
        } else {
            words.readFields().getOrDefault(name, Set.of()).stream().filter(field -> !form.get().asks(field))
                    .forEach(field -> add(task, Rule.MISSING_FIELD, name, field));
        }
        if (!task.camunda("formRefBinding").equals("deployment")) {
            add(task, Rule.WRONG_BINDING, "form");
        }
    }

    private void checkCall(Step call) {
        String called = call.xml.getAttribute("calledElement");
        Set<String> diagrams = set.drawings().stream().map(Drawing::id).collect(Collectors.toCollection(TreeSet::new));
        if (!diagrams.contains(called)) {
            add(call, Rule.MISSING_DIAGRAM, called, Check.meant(called, diagrams), diagrams);
        }
        if (!call.camunda("calledElementBinding").equals("deployment")) {
            add(call, Rule.WRONG_BINDING, "called element");
        }
    }

    private void checkContact(Step step) {
        boolean taskOutside = step.kind().equals("userTask") && CONTACT.matcher(step.label()).matches() && !words.contactForms().contains(step.camunda("formRef"));
        boolean sendOutside = (step.kind().equals("sendTask") || step.definition("messageEventDefinition").isPresent() && Set.of("endEvent", "intermediateThrowEvent").contains(step.kind()))
                && !"sendMessage".equals(step.bean());
        boolean serviceOutside = step.kind().equals("serviceTask") && CONTACT.matcher(step.label()).matches() && step.bean() != null && !"sendMessage".equals(step.bean());
        if (taskOutside || sendOutside || serviceOutside) {
            add(step, Rule.CONTACT_OUTSIDE_BLOCK, new TreeSet<>(words.contactForms()));
        }
    }

    private void add(Step step, Rule rule, Object... about) {
        found.add(Finding.of(drawing.file(), step.id(), step.label(), rule, about));
    }
}
