package org.dunwell.check;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dunwell.check.Drawing.Flow;
import org.dunwell.check.Drawing.Step;
import org.w3c.dom.Element;

/** Every way can be gone, leads to an end, and asks only what somebody tells. */
class FlowRules {

    private static final Set<String> SPLITS = Set.of("exclusiveGateway", "inclusiveGateway");
    private static final Set<String> WAITS = Set.of("userTask", "receiveTask", "eventBasedGateway", "intermediateCatchEvent");

    /** Blocks that do a part of a long list each time, and say themselves when it is done. */
    private static final Set<String> WORK_THROUGH_A_LIST = Set.of("openCases", "writeCourtesyNotices");

    private final Vocabulary words;
    private final DrawnSet set;
    private final Drawing drawing;
    private final List<Finding> found;

    FlowRules(Vocabulary words, DrawnSet set, Drawing drawing, List<Finding> found) {
        this.words = words;
        this.set = set;
        this.drawing = drawing;
        this.found = found;
    }

    void check() {
        if (drawing.process() == null) {
            return;
        }
        drawing.steps().stream().filter(step -> SPLITS.contains(step.kind())).forEach(this::checkSplit);
        checkWays();
        checkLoops();
        checkFacts();
        checkMessages();
    }

    private void checkSplit(Step split) {
        if (split.out.size() < 2) {
            return;
        }
        if (split.out.stream().noneMatch(Flow::isDefault)) {
            add(split, Rule.NO_DEFAULT, split.out.stream().map(Flow::label).collect(Collectors.joining(", ")));
        }
        split.out.stream().filter(flow -> !flow.isDefault() && flow.condition().isEmpty())
                .forEach(flow -> found.add(Finding.of(drawing.file(), flow.id(), flow.label(), Rule.NO_CONDITION, split.label())));
    }

    private void checkWays() {
        Set<Step> reached = drawing.reachedFrom(drawing.starts(), step -> false);
        Set<Step> ending = new LinkedHashSet<>();
        for (Step step : drawing.steps()) {
            if (!reached.contains(step)) {
                add(step, Rule.UNREACHABLE);
            } else if (!step.isAside() && step.out.isEmpty() && !step.kind().equals("endEvent") && !isCompensation(step)) {
                add(step, Rule.LEADS_NOWHERE);
            } else if (!step.isAside() && !step.kind().equals("endEvent") && !endsFrom(step)) {
                ending.add(step);
            }
        }
        Set<Step> told = new HashSet<>();
        for (Step step : ending) {
            Set<Step> beyond = drawing.reachedFrom(List.of(step), other -> false);
            boolean goesRound = beyond.stream().allMatch(other -> drawing.reachedFrom(List.of(other), any -> false).contains(step));
            if (goesRound && beyond.stream().noneMatch(told::contains)) {
                told.add(step);
                add(step, Rule.NEVER_ENDS);
            }
        }
    }

    private boolean endsFrom(Step step) {
        return drawing.reachedFrom(List.of(step), other -> false).stream()
                .anyMatch(end -> end.kind().equals("endEvent") && end.xml.getParentNode() == step.xml.getParentNode());
    }

    private static boolean isCompensation(Step step) {
        return step.xml.getAttribute("isForCompensation").equals("true");
    }

    private void checkLoops() {
        for (Set<Step> loop : drawing.loops(this::waits)) {
            if (loop.stream().noneMatch(step -> step.bean() != null && WORK_THROUGH_A_LIST.contains(step.bean()))) {
                Step first = loop.iterator().next();
                add(first, Rule.LOOP_WITHOUT_WAIT, loop.stream().map(Step::label).collect(Collectors.joining(", ")));
            }
        }
    }

    private boolean waits(Step step) {
        return WAITS.contains(step.kind()) || step.kind().equals("callActivity") && set.drawing(step.xml.getAttribute("calledElement"))
                .map(called -> called.steps().stream().anyMatch(inside -> WAITS.contains(inside.kind()))).orElse(true);
    }

    private void checkFacts() {
        Set<String> known = new TreeSet<>(words.facts());
        known.addAll(set.answered());
        known.addAll(words.shown().stream().filter(name -> Set.of("customerName", "owed", "overdueSince").contains(name)).toList());
        for (Drawing any : set.drawings()) {
            any.steps().forEach(step -> {
                known.addAll(step.inputs().keySet());
                if ("decideByTable".equals(step.bean())) {
                    known.add(step.inputs().getOrDefault("result", ""));
                }
                if (!step.camunda("resultVariable").isEmpty()) {
                    known.add(step.camunda("resultVariable"));
                }
            });
        }
        for (Element element : Xml.all(drawing.document())) {
            for (String fact : Expressions.factsIn(Xml.text(element))) {
                checkFact(element, fact, known);
            }
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                if (!element.getAttributes().item(i).getNodeName().endsWith("delegateExpression")) {
                    Expressions.factsIn(element.getAttributes().item(i).getNodeValue()).forEach(fact -> checkFact(element, fact, known));
                }
            }
            String[] comparison = Expressions.comparisonIn(Xml.text(element));
            if (comparison != null && known.contains(comparison[0])) {
                Set<String> values = set.valuesOf(comparison[0]);
                if (!values.isEmpty() && !values.contains(comparison[1])) {
                    addAround(element, Rule.UNKNOWN_VALUE, comparison[0], comparison[1], values, Check.meant(comparison[1], values));
                }
            }
        }
    }

    private void checkFact(Element element, String fact, Set<String> known) {
        if (!known.contains(fact)) {
            addAround(element, Rule.UNKNOWN_FACT, fact, Check.meant(fact, known));
        }
    }

    private void checkMessages() {
        for (Element caught : Xml.all(drawing.document())) {
            if (Drawing.isBpmn(caught, "messageEventDefinition") && caught.getParentNode() instanceof Element event
                    && !Set.of("endEvent", "intermediateThrowEvent").contains(event.getLocalName())) {
                String name = drawing.messages().getOrDefault(caught.getAttribute("messageRef"), "");
                if (!words.messages().contains(name)) {
                    found.add(Finding.of(drawing.file(), event.getAttribute("id"), event.getAttribute("name"), Rule.UNSENT_MESSAGE, name, Check.meant(name, words.messages()),
                            new TreeSet<>(words.messages())));
                }
            }
        }
    }

    private void addAround(Element element, Rule rule, Object... about) {
        Element around = Xml.around(element);
        String name = around == null ? null : around.getAttribute("name");
        String label = around != null && drawing.step(around.getAttribute("id")).isEmpty() && (name == null || name.isBlank())
                ? drawing.steps().stream().flatMap(step -> step.out.stream()).filter(flow -> flow.xml() == around).map(Flow::label).findFirst().orElse(name) : name;
        found.add(Finding.of(drawing.file(), around == null ? null : around.getAttribute("id"), label, rule, about));
    }

    private void add(Step step, Rule rule, Object... about) {
        found.add(Finding.of(drawing.file(), step.id(), step.label(), rule, about));
    }
}
