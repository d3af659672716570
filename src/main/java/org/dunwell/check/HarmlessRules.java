package org.dunwell.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/** Whoever may draw must not be able to run code by drawing: what is not known to be harmless is refused. */
class HarmlessRules {

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
            "failedJobRetryTimeCycle", "modelerTemplate", "modelerTemplateVersion", "modelerTemplateIcon", "diagramRelationId");

    private static final Set<String> CAMUNDA_ELEMENTS = Set.of("properties", "property", "inputOutput", "inputParameter", "outputParameter", "list",
            "map", "entry", "value", "in", "out", "executionListener", "taskListener", "field", "string", "expression", "failedJobRetryTimeCycle");

    /** Attributes that stand without prefix on the engine's own elements. */
    private static final Set<String> ATTRIBUTES_OF_ELEMENTS = Set.of("id", "name", "value", "key", "event", "delegateExpression", "businessKey", "source",
            "sourceExpression", "target", "variables", "local", "stringValue");

    private static final Map<String, String> MENDS = Map.of(
            "scriptTask", "Draw a service task that names a building block instead.",
            "script", "Name a building block instead.",
            "connector", "Name a building block instead.",
            "class", "Name a building block by camunda:delegateExpression=\"${…}\" instead.",
            "expression", "Name a building block by camunda:delegateExpression=\"${…}\" instead.",
            "type", "Name a building block by camunda:delegateExpression=\"${…}\" instead.",
            "formKey", "Name a form of this set by camunda:formRef instead.",
            "formData", "Draw a form in Modeler and name it by camunda:formRef instead.");

    private static final Set<String> REFUSED = Set.of("scriptTask", "script", "import");

    private static final Set<String> TIMERS = Set.of("timeDate", "timeDuration", "timeCycle");

    private static final long SHORTEST_CYCLE = 60;

    private final Vocabulary words;
    private final Drawing drawing;
    private final List<Finding> found;

    HarmlessRules(Vocabulary words, Drawing drawing, List<Finding> found) {
        this.words = words;
        this.drawing = drawing;
        this.found = found;
    }

    void check() {
        Xml.all(drawing.document()).forEach(this::check);
    }

    private void check(Element element) {
        String space = element.getNamespaceURI();
        String name = element.getLocalName();
        boolean known = Drawing.BPMN.equals(space) || HARMLESS.contains(space) || Drawing.CAMUNDA.equals(space) && CAMUNDA_ELEMENTS.contains(name);
        if (REFUSED.contains(name) || !known) {
            notAccepted(element, element.getNodeName(), name);
        }
        checkTimer(element);
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            check((Attr) attributes.item(i), element);
        }
        checkExpressions(Xml.text(element), element);
    }

    private void check(Attr attribute, Element element) {
        boolean onCamundaElement = Drawing.CAMUNDA.equals(element.getNamespaceURI());
        String space = attribute.getNamespaceURI();
        String name = attribute.getLocalName();
        if (Drawing.CAMUNDA.equals(space) && !CAMUNDA_ATTRIBUTES.contains(name) || space == null && onCamundaElement && !ATTRIBUTES_OF_ELEMENTS.contains(name)) {
            notAccepted(element, "camunda:" + name + "=\"" + attribute.getValue() + "\"", name);
            return;
        }
        if (space != null && !Drawing.CAMUNDA.equals(space) && !HARMLESS.contains(space)) {
            notAccepted(element, attribute.getName() + "=\"" + attribute.getValue() + "\"", name);
            return;
        }
        boolean ofTheFile = element.getLocalName().equals("definitions");   // what other tools write by default and the engine does not read
        if (space == null && !ofTheFile && (name.equals("language") || name.equals("expressionLanguage"))) {
            notAccepted(element, name + "=\"" + attribute.getValue() + "\"", name);
        }
        if (name.equals("delegateExpression")) {
            checkBean(attribute.getValue(), element);
        }
        checkExpressions(attribute.getValue(), element);
    }

    private void checkBean(String value, Element element) {
        String bean = Expressions.beanNamedBy(value);
        if (bean == null || !words.beans().contains(bean)) {
            add(element, Rule.UNKNOWN_BEAN, value, Check.meant(bean == null ? value : bean, words.beans()), new TreeSet<>(words.beans()));
        }
    }

    private void checkExpressions(String text, Element element) {
        for (String refused : Expressions.refusedIn(text)) {
            add(element, Rule.UNREADABLE_EXPRESSION, refused, Expressions.meant(refused), Expressions.ALLOWED);
        }
        for (String question : Expressions.calendarQuestionsIn(text)) {
            if (!words.calendarQuestions().contains(question)) {
                add(element, Rule.UNREADABLE_EXPRESSION, "calendar." + question, Check.meant(question, words.calendarQuestions()), "calendar." + String.join("(…), calendar.", new TreeSet<>(words.calendarQuestions())) + "(…)");
            }
        }
    }

    /** The engine takes any text for a timer, and fails, in the hands of whoever completes the task before, when it cannot read it. */
    private void checkTimer(Element element) {
        if (!TIMERS.contains(element.getLocalName()) || Expressions.isExpression(Xml.text(element))) {
            return;
        }
        String text = Xml.text(element);
        try {
            if (words.secondsBetween(element.getLocalName(), text) < SHORTEST_CYCLE) {
                add(element, Rule.TIMER_TOO_OFTEN, text);
            }
        } catch (IllegalArgumentException unreadable) {
            add(element, Rule.UNREADABLE_TIMER, text, Expressions.meantTimer(text));
        }
    }

    private void notAccepted(Element element, String what, String name) {
        add(element, Rule.NOT_ACCEPTED, what, MENDS.getOrDefault(name, "Remove it."));
    }

    private void add(Element element, Rule rule, Object... about) {
        Element around = Xml.around(element);
        found.add(Finding.of(drawing.file(), around == null ? null : around.getAttribute("id"), around == null ? null : around.getAttribute("name"), rule, about));
    }
}
