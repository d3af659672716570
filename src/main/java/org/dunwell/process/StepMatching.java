package org.dunwell.process;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationInstructionValidationReport;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.dunwell.collection.Refusal;
import org.dunwell.migration.Step;
import org.dunwell.process.engine.Migrations;
import org.dunwell.process.engine.Migrations.Planned;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Finds which step of a new version takes the place of which of the old: by id, then by label and kind; what a person chose goes before both. */
@Component
class StepMatching {

    private static final int MOST_KEPT = 200;

    private final RuntimeService runtime;
    private final RepositoryService models;
    private final Migrations migrations;
    private final Map<Pair, Matched> kept = new ConcurrentHashMap<>();

    StepMatching(@Lazy RuntimeService runtime, @Lazy RepositoryService models, Migrations migrations) {
        this.runtime = runtime;
        this.models = models;
        this.migrations = migrations;
    }

    private record Pair(String from, String to, Map<String, String> chosen) {
    }

    record Matched(Map<String, Step> steps, MigrationPlan plan) {

        /** The step that takes its place, or the same word when nothing does. */
        String of(String step) {
            return steps.containsKey(step) ? steps.get(step).to() : step;
        }
    }

    /** @throws Refusal when what was chosen does not fit */
    Matched match(String from, String to, Map<String, String> chosen) {
        if (kept.size() > MOST_KEPT) {
            kept.clear();
        }
        return kept.computeIfAbsent(new Pair(from, to, Map.copyOf(chosen)), this::matched);
    }

    private Matched matched(Pair pair) {
        Map<String, Step> steps = new LinkedHashMap<>();
        runtime.createMigrationPlan(pair.from(), pair.to()).mapEqualActivities().build().getInstructions()
                .forEach(same -> steps.put(same.getSourceActivityId(), new Step(same.getSourceActivityId(), same.getTargetActivityId(), Step.SAME_ID)));
        for (FlowNode node : nodes(pair.from())) {
            if (!steps.containsKey(node.getId())) {
                alike(node, pair.to(), steps).ifPresent(found -> {
                    steps.put(node.getId(), new Step(node.getId(), found.getId(), Step.SAME_LABEL));
                    if (planned(pair, steps).plan() == null) {
                        steps.remove(node.getId());
                    }
                });
            }
        }
        pair.chosen().forEach((step, target) -> {
            if (!steps.containsKey(step) || !steps.get(step).to().equals(target)) {
                steps.remove(step);
                if (!target.isEmpty()) {
                    steps.put(step, new Step(step, target, Step.CHOSEN));
                }
            }
        });
        Planned planned = planned(pair, steps);
        if (planned.plan() == null) {
            throw new Refusal(planned.refused().stream().map(report -> inWords(pair, report)).collect(Collectors.joining(" ")));
        }
        return new Matched(steps, planned.plan());
    }

    private Optional<FlowNode> alike(FlowNode node, String to, Map<String, Step> steps) {
        List<FlowNode> found = nodes(to).stream()
                .filter(other -> kind(other).equals(kind(node)) && label(other).equalsIgnoreCase(label(node)))
                .filter(other -> steps.values().stream().noneMatch(step -> step.to().equals(other.getId())))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private Planned planned(Pair pair, Map<String, Step> steps) {
        Map<String, String> there = new LinkedHashMap<>();
        Set<String> listening = new HashSet<>();
        for (Step step : steps.values()) {
            FlowNode node = node(pair.from(), step.from()).orElseThrow(() -> new Refusal("There is no step '" + step.from() + "' in the old version."));
            node(pair.to(), step.to()).orElseThrow(() -> new Refusal("There is no step '" + step.to() + "' in the new version."));
            there.put(step.from(), step.to());
            // the dates of timers are ours to keep or to draw anew
            if (listens(node)) {
                listening.add(step.from());
            }
        }
        return migrations.plan(pair.from(), pair.to(), there, listening);
    }

    private static boolean listens(FlowNode node) {
        return node instanceof ReceiveTask || node instanceof CatchEvent event && !event.getEventDefinitions().isEmpty()
                && event.getEventDefinitions().stream().noneMatch(TimerEventDefinition.class::isInstance);
    }

    private String inWords(Pair pair, MigrationInstructionValidationReport report) {
        String from = report.getMigrationInstruction().getSourceActivityId();
        String to = report.getMigrationInstruction().getTargetActivityId();
        boolean otherKind = node(pair.from(), from).isPresent() && node(pair.to(), to).isPresent()
                && !kind(node(pair.from(), from).get()).equals(kind(node(pair.to(), to).get()));
        return "“" + label(pair.to(), to) + "” cannot take the place of “" + label(pair.from(), from) + "”: "
                + (otherKind ? "it is of another kind. Choose a step of the same kind." : String.join(", ", report.getFailures()) + ".");
    }

    /** Everything drawn in this version that a case can come to. */
    List<FlowNode> nodes(String definitionId) {
        return new ArrayList<>(models.getBpmnModelInstance(definitionId).getModelElementsByType(FlowNode.class));
    }

    Optional<FlowNode> node(String definitionId, String step) {
        return models.getBpmnModelInstance(definitionId).getModelElementById(step) instanceof FlowNode node ? Optional.of(node) : Optional.empty();
    }

    String label(String definitionId, String step) {
        return node(definitionId, step).map(StepMatching::label).orElse(step);
    }

    static String label(FlowNode node) {
        return node.getName() == null || node.getName().isBlank() ? node.getId() : node.getName().strip().replaceAll("\\s+", " ");
    }

    /** Where a case can be found standing. */
    static boolean isPlace(FlowNode node) {
        return node instanceof IntermediateCatchEvent || node instanceof EventBasedGateway || node instanceof Activity && !(node instanceof SubProcess);
    }

    /** Only a step of the same kind can take the place of another. */
    static String kind(FlowNode node) {
        String kind = node.getElementType().getTypeName();
        if (node instanceof SubProcess inner) {
            return inner.triggeredByEvent() ? "eventSubProcess" : kind;
        }
        if (node instanceof Event) {
            return kind + node.getChildElementsByType(EventDefinition.class).stream().map(event -> " " + event.getElementType().getTypeName())
                    .collect(Collectors.joining()).toLowerCase(Locale.ROOT);
        }
        return kind;
    }
}
