package org.dunwell.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A diagram: its steps, and the flows between them. */
final class Drawing {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private static final Set<String> STEPS = Set.of("startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent", "task", "userTask",
            "serviceTask", "sendTask", "receiveTask", "manualTask", "businessRuleTask", "scriptTask", "callActivity", "subProcess", "transaction", "adHocSubProcess",
            "exclusiveGateway", "inclusiveGateway", "parallelGateway", "eventBasedGateway", "complexGateway");

    private final String file;
    private final Document document;
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Element process;

    Drawing(String file, Document document) {
        this.file = file;
        this.document = document;
        Element found = null;
        for (Element element : Xml.all(document)) {
            if (isBpmn(element, "process") && found == null) {
                found = element;
            }
            if (BPMN.equals(element.getNamespaceURI()) && STEPS.contains(element.getLocalName())) {
                Step step = new Step(element);
                steps.putIfAbsent(step.id(), step);
            }
        }
        process = found;
        for (Element element : Xml.all(document)) {
            if (isBpmn(element, "sequenceFlow")) {
                Step from = steps.get(element.getAttribute("sourceRef"));
                Step to = steps.get(element.getAttribute("targetRef"));
                if (from != null && to != null) {
                    Flow flow = new Flow(element, from, to);
                    from.out.add(flow);
                    to.in.add(flow);
                }
            }
        }
    }

    String file() {
        return file;
    }

    Document document() {
        return document;
    }

    /** The process in it, or null. */
    Element process() {
        return process;
    }

    String id() {
        return process == null ? "" : process.getAttribute("id");
    }

    List<Step> steps() {
        return List.copyOf(steps.values());
    }

    Optional<Step> step(String id) {
        return Optional.ofNullable(steps.get(id));
    }

    /** Reached from these steps along flows, without going on from a step where {@code stop} holds; boundary events and event sub-processes of what is reached included. */
    Set<Step> reachedFrom(Iterable<Step> starts, Predicate<Step> stop) {
        Set<Step> reached = new LinkedHashSet<>();
        List<Step> open = new ArrayList<>();
        starts.forEach(open::add);
        while (!open.isEmpty()) {
            Step step = open.remove(open.size() - 1);
            if (!reached.add(step) || stop.test(step)) {
                continue;
            }
            step.out.forEach(flow -> open.add(flow.to()));
            steps.values().stream().filter(other -> step.id().equals(other.xml.getAttribute("attachedToRef"))).forEach(open::add);
            if (step.isScope()) {
                startsIn(step.xml).forEach(open::add);
            }
        }
        return reached;
    }

    List<Step> starts() {
        List<Step> starts = new ArrayList<>(startsIn(process));
        steps.values().stream().filter(step -> step.xml.getAttribute("triggeredByEvent").equals("true")).forEach(aside -> {
            starts.add(aside);
            starts.addAll(startsIn(aside.xml));
        });
        return starts;
    }

    private List<Step> startsIn(Element scope) {
        return steps.values().stream().filter(step -> step.kind().equals("startEvent") && step.xml.getParentNode() == scope).toList();
    }

    /** Steps that lie on a way that leads back to them without passing a step where {@code wait} holds; each loop once. */
    List<Set<Step>> loops(Predicate<Step> wait) {
        List<Set<Step>> loops = new ArrayList<>();
        Set<Step> seen = new HashSet<>();
        for (Step step : steps.values()) {
            if (wait.test(step) || seen.contains(step)) {
                continue;
            }
            List<Step> next = step.out.stream().map(Flow::to).filter(wait.negate()).toList();
            if (reachedFrom(next, wait).contains(step)) {
                Set<Step> loop = new LinkedHashSet<>(List.of(step));
                for (Step other : steps.values()) {
                    if (!wait.test(other) && !other.equals(step) && reachedFrom(List.of(step), wait).contains(other) && reachedFrom(List.of(other), wait).contains(step)) {
                        loop.add(other);
                    }
                }
                seen.addAll(loop);
                loops.add(loop);
            }
        }
        return loops;
    }

    static boolean isBpmn(Node node, String name) {
        return node instanceof Element element && BPMN.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    static List<Element> children(Element of, String space, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && space.equals(element.getNamespaceURI()) && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    record Flow(Element xml, Step from, Step to) {

        String id() {
            return xml.getAttribute("id");
        }

        /** What stands on it, or between what it leads. */
        String label() {
            return xml.getAttribute("name").isBlank() ? "from " + from.label() + " to " + to.label() : xml.getAttribute("name");
        }

        Optional<String> condition() {
            return children(xml, BPMN, "conditionExpression").stream().map(Xml::text).findFirst();
        }

        boolean isDefault() {
            return !id().isEmpty() && id().equals(from.xml.getAttribute("default"));
        }
    }

    /** A step, by its element. */
    static final class Step {

        final Element xml;
        final List<Flow> in = new ArrayList<>();
        final List<Flow> out = new ArrayList<>();

        Step(Element xml) {
            this.xml = xml;
        }

        String id() {
            return xml.getAttribute("id");
        }

        String kind() {
            return xml.getLocalName();
        }

        String label() {
            return xml.getAttribute("name").isBlank() ? id() : xml.getAttribute("name").replaceAll("\\s+", " ").strip();
        }

        String camunda(String attribute) {
            return xml.getAttributeNS(CAMUNDA, attribute).strip();
        }

        boolean isScope() {
            return kind().equals("subProcess") || kind().equals("transaction") || kind().equals("adHocSubProcess");
        }

        boolean isAside() {
            return xml.getAttribute("triggeredByEvent").equals("true");
        }

        /** The event sub-process or sub-process around it, or null. */
        Element around() {
            return xml.getParentNode() instanceof Element element && !isBpmn(element, "process") ? element : null;
        }

        Optional<Element> definition(String kind) {
            return children(xml, BPMN, kind).stream().findFirst();
        }

        /** The bean of {@code camunda:delegateExpression}, or null. */
        String bean() {
            return Expressions.beanNamedBy(camunda("delegateExpression"));
        }

        /** Inputs of the block, in their order. */
        Map<String, String> inputs() {
            Map<String, String> inputs = new LinkedHashMap<>();
            extensions("inputOutput").forEach(mapping -> children(mapping, CAMUNDA, "inputParameter")
                    .forEach(input -> inputs.put(input.getAttribute("name"), Xml.text(input))));
            return inputs;
        }

        List<Element> extensions(String name) {
            return children(xml, BPMN, "extensionElements").stream().flatMap(extensions -> children(extensions, CAMUNDA, name).stream()).toList();
        }

        String documentation() {
            return children(xml, BPMN, "documentation").stream().map(Xml::text).findFirst().orElse("").strip();
        }

        boolean isWaitFor(String purpose) {
            return purpose.equals(inputs().get("countedFrom")) && inputs().containsKey("days");
        }

        @Override
        public String toString() {
            return id();
        }
    }

    /** Message id to name. */
    Map<String, String> messages() {
        Map<String, String> messages = new HashMap<>();
        Xml.all(document).stream().filter(element -> isBpmn(element, "message")).forEach(message -> messages.put(message.getAttribute("id"), message.getAttribute("name")));
        return messages;
    }
}
