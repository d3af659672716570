package org.dunwell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.dunwell.check.Finding;
import org.dunwell.process.Shipped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is drawn in {@code processes/} and {@code forms/} fits together and fits the code, read without starting anything. */
class ModelTest {

    /** Listeners that the engine's configuration puts everywhere, so no diagram names them. */
    private static final Set<String> SET_BY_PLUGINS = Set.of("calledKey", "taskOffer", "whoMayCall");

    private static final int STRAIGHT_JOURNEY = 26;
    private static final int EVENT_SUB_PROCESS = 4;

    static List<Drawn> diagrams() {
        return Drawn.all();
    }

    /** The check that process owners meet when they deploy, at start and on the page /desk/check. */
    @Test
    void theCheckFindsNothingInWhatIsShipped() {
        assertThat(Shipped.check().findings(Shipped.files(), Map.of()).stream().map(Finding::asText)).isEmpty();
    }

    // names

    @ParameterizedTest
    @MethodSource("diagrams")
    void aDiagramSaysWhatItIsForAndWhoOwnsIt(Drawn diagram) {
        assertThat(diagram.model().getModelElementsByType(Process.class)).hasSize(1);
        assertThat(diagram.process().isExecutable()).isTrue();
        assertThat(Drawn.documentation(diagram.process())).hasValueSatisfying(text -> assertThat(text).contains("Owner: "));
    }

    @Test
    void aFormIsCalledLikeItsFileAndBelongsToATask() throws IOException {
        Set<String> used = Drawn.all().stream().flatMap(diagram -> diagram.userTasks().stream()).map(UserTask::getCamundaFormRef).collect(Collectors.toSet());
        for (Path file : Drawn.files("forms", ".form")) {
            assertThat(new ObjectMapper().readTree(file.toFile()).path("id").asText()).isEqualTo(Drawn.idOf(file));
            assertThat(used).contains(Drawn.idOf(file));
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void theIdOfAnActivityIsItsLabel(Drawn diagram) {
        for (Activity activity : diagram.nodes(Activity.class)) {
            String label = Drawn.camelCase(activity.getName());
            assertThat(activity.getId()).isIn(label, label.replaceFirst("WithAgency$", ""));
            assertThat(activity.getName()).as("sentence case").matches("[A-Z][^A-Z]*");
        }
        assertThat(diagram.nodes(FlowNode.class)).allSatisfy(node -> assertThat(node.getId()).matches("[a-z][A-Za-z0-9]*"));
        assertThat(diagram.nodes(EndEvent.class)).allSatisfy(end -> assertThat(end.getId()).isEqualTo(Drawn.camelCase(end.getName())));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void aMessageIsCalledLikeTheEventThatCatchesIt(Drawn diagram) {
        for (MessageEventDefinition caught : diagram.model().getModelElementsByType(MessageEventDefinition.class)) {
            assertThat(caught.getMessage().getName()).isEqualTo(((BaseElement) caught.getParentElement()).getId());
        }
        assertThat(diagram.model().getModelElementsByType(Message.class)).allSatisfy(message ->
                assertThat((Object) diagram.model().getModelElementById(message.getName())).as("an event catches %s", message.getName()).isNotNull());
    }

    // code

    @Test
    void everyBeanInADiagramIsAClassAndEveryListenerIsInADiagramBehindAFormOrEverywhere() {
        Set<String> drawn = new TreeSet<>();
        Drawn.all().forEach(diagram -> find("delegateExpression=\"\\$\\{(\\w+)\\}\"", Drawn.text(diagram.file())).forEach(drawn::add));
        assertThat(Shipped.beans()).containsAll(drawn);
        Set<String> listeners = new TreeSet<>(Shipped.listeners());
        assertThat(listeners).containsAll(SET_BY_PLUGINS);
        listeners.removeAll(SET_BY_PLUGINS);
        assertThat(drawn).containsAll(listeners);
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyExclusiveSplitIsAQuestionWithALabelOnEachWay(Drawn diagram) {
        for (ExclusiveGateway gateway : diagram.nodes(ExclusiveGateway.class)) {
            if (gateway.getOutgoing().size() > 1) {
                assertThat(gateway.getName()).as("question at %s", gateway.getId()).endsWith("?");
                for (SequenceFlow way : gateway.getOutgoing()) {
                    assertThat(way.getName()).as("label of %s", way.getId()).isNotBlank();
                }
            }
        }
    }

    // engine

    @ParameterizedTest
    @MethodSource("diagrams")
    void whatRunsAsAJobIsTriedAgainInGrowingSteps(Drawn diagram) {
        for (Activity activity : diagram.nodes(Activity.class)) {
            List<CamundaFailedJobRetryTimeCycle> cycles = activity.getExtensionElements() == null ? List.of()
                    : activity.getExtensionElements().getElementsQuery().filterByType(CamundaFailedJobRetryTimeCycle.class).list();
            if (!cycles.isEmpty()) {
                assertThat(cycles.get(0).getTextContent().strip()).isEqualTo("PT1M,PT10M,PT1H,PT6H");
            }
            assertThat(activity.isCamundaAsyncAfter()).as("commit boundaries stand before a step: %s", activity.getId()).isFalse();
        }
    }

    // waits and messages

    @Test
    void everyMessageThatIsSentHasAWordingInEnglishAndGerman() {
        purposes().forEach((purpose, where) -> {
            for (String language : List.of("en", "de")) {
                assertThat(Path.of("src/main/resources/letters", purpose, language + ".txt")).as("%s sends %s", where, purpose).exists();
            }
        });
    }

    // the drawing

    @ParameterizedTest
    @MethodSource("diagrams")
    void everythingHasAShape(Drawn diagram) {
        Set<String> shapes = diagram.model().getModelElementsByType(BpmnShape.class).stream().map(shape -> shape.getBpmnElement().getId()).collect(Collectors.toSet());
        Set<String> edges = diagram.model().getModelElementsByType(BpmnEdge.class).stream().map(edge -> edge.getBpmnElement().getId()).collect(Collectors.toSet());
        assertThat(shapes).containsAll(diagram.nodes(FlowNode.class).stream().map(FlowNode::getId).toList());
        assertThat(edges).containsAll(diagram.model().getModelElementsByType(SequenceFlow.class).stream().map(SequenceFlow::getId).toList());
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void aDiagramStaysReadable(Drawn diagram) {
        assertThat(diagram.process().getChildElementsByType(FlowNode.class).stream()
                .filter(node -> !(node instanceof SubProcess)).filter(node -> !diagram.id().equals("collect-account") || !(node instanceof EndEvent)))
                .as("steps of the straight journey, endings aside").hasSizeLessThanOrEqualTo(STRAIGHT_JOURNEY);
        for (SubProcess subProcess : diagram.nodes(SubProcess.class)) {
            assertThat(subProcess.triggeredByEvent()).as("%s is an event sub-process", subProcess.getId()).isTrue();
            assertThat(subProcess.getChildElementsByType(FlowNode.class)).as(subProcess.getId()).hasSizeLessThanOrEqualTo(EVENT_SUB_PROCESS);
        }
    }

    // the stories

    @Test
    void everyEndingIsReachedByAStory() {
        Set<String> told = Drawn.toldEndings().keySet();
        Set<String> untold = new LinkedHashSet<>();
        Drawn.all().forEach(diagram -> diagram.endEvents().stream().filter(end -> !told.contains(end.getId()))
                .forEach(end -> untold.add(diagram.id() + ": " + end.getId())));
        assertThat(untold).as("endings without a story that says endsWith(…) or passed(…)").isEmpty();
    }

    /** Purpose to the block that sends it. */
    private static Map<String, String> purposes() {
        Map<String, String> purposes = new TreeMap<>();
        Drawn.all().forEach(diagram -> diagram.nodes(SendTask.class).forEach(block -> {
            purposes.put(Drawn.inputs(block).get("purpose"), block.getId());
        }));
        return purposes;
    }

    private static Stream<String> find(String pattern, String in) {
        return Pattern.compile(pattern).matcher(in).results().map(found -> found.group(1));
    }
}
