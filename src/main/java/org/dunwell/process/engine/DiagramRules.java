package org.dunwell.process.engine;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.xml.sax.SAXException;

/** What a diagram may hold; each problem names the element and says how to mend it. What is not known to be harmless is refused. */
class DiagramRules {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    /** Drawing, colours and Modeler's own notes; the engine does not read them as anything else. */
    private static final Set<String> HARMLESS = Set.of(
            "http://www.omg.org/spec/BPMN/20100524/DI", "http://www.omg.org/spec/DD/20100524/DC", "http://www.omg.org/spec/DD/20100524/DI",
            "http://www.w3.org/2001/XMLSchema-instance", "http://www.w3.org/2000/xmlns/", "http://www.w3.org/XML/1998/namespace",
            "http://camunda.org/schema/modeler/1.0", "http://bpmn.io/schema/bpmn/biocolor/1.0", "http://bpmn.io/schema/bpmn",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0");

    private static final Set<String> CAMUNDA_ATTRIBUTES = Set.of("asyncBefore", "asyncAfter", "exclusive", "jobPriority", "taskPriority",
            "candidateGroups", "candidateUsers", "assignee", "dueDate", "followUpDate", "priority", "formRef", "formRefBinding", "formRefVersion",
            "delegateExpression", "decisionRef", "decisionRefBinding", "decisionRefVersion", "decisionRefVersionTag", "mapDecisionResult",
            "resultVariable", "calledElementBinding", "calledElementVersion", "calledElementVersionTag", "initiator", "historyTimeToLive", "versionTag",
            "isStartableInTasklist", "candidateStarterGroups", "candidateStarterUsers", "collection", "elementVariable", "variableName",
            "variableEvents", "errorCodeVariable", "errorMessageVariable", "escalationCodeVariable", "errorMessage",
            "modelerTemplate", "modelerTemplateVersion", "modelerTemplateIcon", "diagramRelationId");

    private static final Set<String> CAMUNDA_ELEMENTS = Set.of("properties", "property", "inputOutput", "inputParameter", "outputParameter", "list",
            "map", "entry", "value", "in", "out", "executionListener", "taskListener", "field", "string", "expression", "failedJobRetryTimeCycle");

    /** Attributes that stand without prefix on the engine's own elements. */
    private static final Set<String> ATTRIBUTES_OF_ELEMENTS = Set.of("id", "name", "value", "key", "event", "delegateExpression", "businessKey", "source",
            "sourceExpression", "target", "variables", "local", "stringValue");

    private static final Map<String, String> MENDS = Map.of(
            "scriptTask", "draw a service task that names a building block instead.",
            "script", "name a building block instead.",
            "connector", "name a building block instead.",
            "class", "name a building block by camunda:delegateExpression=\"${…}\" instead.",
            "expression", "name a building block by camunda:delegateExpression=\"${…}\" instead.",
            "type", "name a building block by camunda:delegateExpression=\"${…}\" instead.",
            "formKey", "name a form of this set by camunda:formRef instead.",
            "formData", "draw a form in Modeler and name it by camunda:formRef instead.");

    private static final Set<String> REFUSED = Set.of("scriptTask", "script", "import");

    private static final String NO_BLOCK = "there is no building block ";

    private static final long SHORTEST_CYCLE_MILLIS = 60_000;

    private final Supplier<Set<String>> offered;

    /** @param offered the names of the beans that a diagram may name */
    DiagramRules(Supplier<Set<String>> offered) {
        this.offered = offered;
    }

    List<String> problemsOf(byte[] diagram) {
        List<String> problems = new ArrayList<>();
        try {
            for (Element element : Xml.all(Xml.parse(diagram))) {
                check(element, problems);
            }
            if (problems.stream().anyMatch(problem -> problem.contains(NO_BLOCK))) {
                problems.add("the building blocks are " + new TreeSet<>(offered.get()) + ".");
            }
        } catch (SAXException e) {
            problems.add("this is no diagram that can be read (" + e.getMessage() + "). Open it in Camunda Modeler and save it again.");
        }
        return problems;
    }

    private void check(Element element, List<String> problems) {
        String where = Xml.where(element);
        String space = element.getNamespaceURI();
        String name = element.getLocalName();
        boolean known = BPMN.equals(space) || HARMLESS.contains(space) || CAMUNDA.equals(space) && CAMUNDA_ELEMENTS.contains(name);
        if (REFUSED.contains(name) || !known) {
            problems.add(where + ": " + element.getNodeName() + " is not accepted; " + MENDS.getOrDefault(name, "remove it."));
        }
        checkTimer(element, where, problems);
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            check((Attr) attributes.item(i), CAMUNDA.equals(space), where, problems);
        }
        checkExpressions(Xml.text(element), where, problems);
    }

    private void check(Attr attribute, boolean onCamundaElement, String where, List<String> problems) {
        String space = attribute.getNamespaceURI();
        String name = attribute.getLocalName();
        if (CAMUNDA.equals(space) && !CAMUNDA_ATTRIBUTES.contains(name) || space == null && onCamundaElement && !ATTRIBUTES_OF_ELEMENTS.contains(name)) {
            problems.add(where + ": camunda:" + name + "=\"" + attribute.getValue() + "\" is not accepted; " + MENDS.getOrDefault(name, "remove it."));
            return;
        }
        if (space != null && !CAMUNDA.equals(space) && !HARMLESS.contains(space)) {
            problems.add(where + ": the attribute " + attribute.getName() + " is none that Camunda Modeler writes; remove it.");
            return;
        }
        if (space == null && name.equals("language") || space == null && name.equals("expressionLanguage")) {
            problems.add(where + ": a condition in the language " + attribute.getValue() + " is not accepted; write it as " + Expressions.ALLOWED + ".");
        }
        if (name.equals("delegateExpression")) {
            checkBean(attribute.getValue(), where, problems);
        }
        checkExpressions(attribute.getValue(), where, problems);
    }

    private void checkBean(String value, String where, List<String> problems) {
        String bean = Expressions.beanNamedBy(value);
        if (bean == null || !offered.get().contains(bean)) {
            problems.add(where + ": " + NO_BLOCK + value + "; choose one of those that there are.");
        }
    }

    private static void checkExpressions(String text, String where, List<String> problems) {
        for (String refused : Expressions.refusedIn(text)) {
            problems.add(where + ": the expression " + refused + " is not accepted; write " + Expressions.ALLOWED
                    + ", and let a decision table do the comparing and counting.");
        }
    }

    /** The engine takes any text for a timer, and fails, in the hands of whoever completes the task before, when it cannot read it. */
    private static void checkTimer(Element element, String where, List<String> problems) {
        String text = Xml.text(element);
        if (Expressions.isExpression(text)) {
            return;
        }
        try {
            switch (element.getLocalName()) {
                case "timeDate" -> new DueDateBusinessCalendar().resolveDuedate(text, (Date) null);
                case "timeDuration" -> new DurationBusinessCalendar().resolveDuedate(text, (Date) null);
                case "timeCycle" -> checkCycle(text, where, problems);
                default -> { }
            }
        } catch (RuntimeException e) {
            problems.add(where + ": '" + text + "' is no " + element.getLocalName()
                    + "; write a date as 2027-03-20T08:00:00, a duration as P30D or PT4H, a cycle as 0 0 5 * * ? or R/P1D.");
        }
    }

    private static void checkCycle(String text, String where, List<String> problems) {
        CycleBusinessCalendar cycle = new CycleBusinessCalendar();
        Date first = cycle.resolveDuedate(text, new Date(), 0);
        Date second = first == null ? null : cycle.resolveDuedate(text, first, 0);
        if (first == null) {
            throw new IllegalArgumentException("never");
        }
        if (second != null && second.getTime() - first.getTime() < SHORTEST_CYCLE_MILLIS) {
            problems.add(where + ": '" + text + "' comes more often than once a minute; take a longer cycle.");
        }
    }
}
