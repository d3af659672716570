package org.dunwell.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dunwell.check.Drawing.Step;

/** A form that Tasklist can show, whose answers come in, and that shows nothing that nobody knows. */
class FormRules {

    /** What works in this Tasklist; the others break the form or lose what was entered. */
    private static final Set<String> WORKING = Set.of("text", "group", "textfield", "number", "datetime", "select", "radio", "checkbox",
            "checklist", "taglist", "textarea", "expression", "table", "html", "image", "separator", "spacer");

    private static final Set<String> CHOOSING = Set.of("select", "radio", "checklist", "taglist");
    private static final Set<String> ONLY_SHOWN = Set.of("customerName", "owed", "overdueSince", "answers");

    private final Vocabulary words;
    private final DrawnSet set;
    private final String file;
    private final DrawnForm form;
    private final List<Finding> found;

    FormRules(Vocabulary words, DrawnSet set, String file, DrawnForm form, List<Finding> found) {
        this.words = words;
        this.set = set;
        this.file = file;
        this.form = form;
        this.found = found;
    }

    void check() {
        if (!DrawnSet.plainName(file).equals(form.id() + ".form")) {
            found.add(Finding.of(file, null, null, Rule.WRONG_NAME, form.id(), "form"));
        }
        if (!"Camunda Platform".equals(form.platform()) || !form.platformVersion().matches("7\\..*")) {
            found.add(Finding.of(file, null, null, Rule.FORM_COMPONENT, "made for " + form.platform() + " " + form.platformVersion(), "Open it in Modeler as a Camunda 7 form (version 7.24) and save it again."));
        }
        Set<String> ids = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (DrawnForm.Part part : form.parts()) {
            check(part);
            if (part.id() == null || part.id().isBlank() || !ids.add(part.id())) {
                add(part, Rule.FORM_DUPLICATE, "id", part.id());
            }
            if (part.key() != null && part.posted() && !keys.add(part.key())) {
                add(part, Rule.FORM_DUPLICATE, "key", part.key());
            }
        }
        checkNames();
    }

    private void check(DrawnForm.Part part) {
        if (!WORKING.contains(part.type()) || part.nested()) {
            add(part, Rule.FORM_COMPONENT, part.nested() ? "nested by a path" : "a " + part.type(), "Take one of " + new TreeSet<>(WORKING) + ".");
        }
        if (part.readonly()) {
            add(part, Rule.FORM_COMPONENT, "read-only, which is posted back and overwrites", "Show it as a text, or make it disabled.");
        }
        if (part.type().equals("datetime") && part.hasDefault()) {
            add(part, Rule.FORM_COMPONENT, "a date with a value in it, which drifts by a day west of Greenwich", "Leave the date empty, and show the proposal as a text.");
        }
        if (part.type().equals("datetime") && !part.subtype().equals("date")) {
            add(part, Rule.FORM_COMPONENT, "a time of day, which nobody reads", "Set its subtype to date.");
        }
        if (part.key() != null && part.posted() && (!part.key().matches("[a-z][A-Za-z0-9]{0,60}") || ONLY_SHOWN.contains(part.key()))) {
            add(part, Rule.FORM_NAME, part.key());
        }
        part.feel().stream().filter(feel -> !words.canReadExpression(feel)).forEach(feel -> add(part, Rule.FORM_CONDITION, feel));
        if (CHOOSING.contains(part.type()) && !part.choosesSomehow()) {
            add(part, Rule.FORM_CHOICES, "has nothing to choose from", "");
        }
        if (part.list() != null && !words.lists().contains(part.list())) {
            add(part, Rule.FORM_CHOICES, "chooses from '" + part.list() + "', a list that nobody fills", Check.meant(part.list(), words.lists()) + " There are " + new TreeSet<>(words.lists()) + ".");
        }
    }

    /** Shown is what screens compute, what the form asks itself, and what stands on the fields of every task that uses it. */
    private void checkNames() {
        Set<String> known = new TreeSet<>(words.shown());
        known.addAll(words.lists());
        form.parts().stream().filter(part -> part.key() != null).forEach(part -> known.add(part.key()));
        List<Step> tasks = set.drawings().stream().flatMap(drawing -> drawing.steps().stream()).filter(step -> form.id().equals(step.camunda("formRef"))).toList();
        for (Drawing drawing : set.drawings()) {
            drawing.steps().stream().filter(step -> tasks.contains(step)).forEach(step -> known.addAll(step.inputs().keySet()));
        }
        words.blocks().stream().filter(block -> form.id().equals(block.fixed().get("camunda:formRef")) || block.id().equals("human-task"))
                .forEach(block -> known.addAll(block.inputs().keySet()));
        form.names().stream().filter(name -> !known.contains(name))
                .forEach(name -> found.add(Finding.of(file, name, null, Rule.FORM_UNKNOWN_NAME, name, Check.meant(name, known))));
    }

    private void add(DrawnForm.Part part, Rule rule, Object... about) {
        found.add(Finding.of(file, part.key() == null ? part.id() : part.key(), part.label(), rule, about));
    }
}
