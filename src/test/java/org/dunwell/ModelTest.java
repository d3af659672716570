package org.dunwell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
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
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.dunwell.message.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.stereotype.Component;

/** What is drawn in {@code processes/} and {@code forms/} fits together and fits the code, read without starting anything. */
class ModelTest {

    private static final String PROCESS = "org.dunwell.process";

    /** Listeners that the engine's configuration puts everywhere, so no diagram names them. */
    private static final Set<String> SET_BY_PLUGINS = Set.of("calledKey", "taskOffer", "whoMayCall");

    private static final Set<String> OFFERED_BY_ENGINE = Set.of("execution", "calendar");

    private static final int STRAIGHT_JOURNEY = 26;
    private static final int EVENT_SUB_PROCESS = 4;

    static List<Drawn> diagrams() {
        return Drawn.all();
    }

    static Set<Map.Entry<String, DmnModelInstance>> tables() {
        return Drawn.tables().entrySet();
    }

    // names

    @ParameterizedTest
    @MethodSource("diagrams")
    void aDiagramIsCalledLikeItsFileAndSaysWhatItIsForAndWhoOwnsIt(Drawn diagram) {
        assertThat(diagram.model().getModelElementsByType(Process.class)).hasSize(1);
        Process process = diagram.process();
        assertThat(process.getId()).isEqualTo(diagram.id());
        assertThat(process.isExecutable()).isTrue();
        assertThat(process.getCamundaHistoryTimeToLiveString()).as("history time to live").isNotBlank();
        assertThat(Drawn.documentation(process)).hasValueSatisfying(text -> assertThat(text).contains("Owner: "));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aTableIsCalledLikeItsFile(Map.Entry<String, DmnModelInstance> table) {
        Collection<Decision> decisions = table.getValue().getModelElementsByType(Decision.class);
        assertThat(decisions).extracting(Decision::getId).contains(table.getKey());
        assertThat(decisions).allSatisfy(decision -> assertThat(decision.getCamundaHistoryTimeToLiveString()).as("history time to live").isNotBlank());
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
    void everyBeanInADiagramIsAClassAndEveryDelegateAndListenerIsInADiagram() {
        Set<String> drawn = new TreeSet<>();
        Drawn.all().forEach(diagram -> find("delegateExpression=\"\\$\\{(\\w+)\\}\"", Drawn.text(diagram.file())).forEach(drawn::add));
        Set<String> written = new TreeSet<>();
        for (Class<?> type : processClasses()) {
            if (Stream.of(JavaDelegate.class, ExecutionListener.class, TaskListener.class).anyMatch(kind -> kind.isAssignableFrom(type))
                    && !type.isInterface() && !Modifier.isAbstract(type.getModifiers())) {
                written.add(beanName(type));
            }
        }
        assertThat(written).containsAll(SET_BY_PLUGINS);
        written.removeAll(SET_BY_PLUGINS);
        assertThat(drawn).isEqualTo(written);
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyFactIsDeclared(Drawn diagram) {
        Set<String> used = new TreeSet<>();
        String xml = Drawn.text(diagram.file()).replaceAll("delegateExpression=\"[^\"]*\"", "").replaceAll("'[^']*'", "");
        find("\\$\\{ *!? *(\\w+)", xml).forEach(used::add);
        find("<camunda:(?:in|out) source=\"(\\w+)\"", xml).forEach(used::add);
        find("<camunda:(?:in|out) source=\"\\w+\" target=\"(\\w+)\"", xml).forEach(used::add);
        find("<camunda:inputParameter name=\"(\\w+)\"", xml).forEach(used::add);
        used.removeAll(OFFERED_BY_ENGINE);
        assertThat(declaredFacts()).containsAll(used);
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void aConditionIsAFactItsNegationOrOneName(Drawn diagram) {
        for (ConditionExpression condition : diagram.model().getModelElementsByType(ConditionExpression.class)) {
            assertThat(condition.getTextContent().strip()).matches("\\$\\{!?\\w+\\}|\\$\\{\\w+ == '\\w+'\\}");
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyExclusiveSplitHasADefaultAndALabelOnEachWay(Drawn diagram) {
        for (ExclusiveGateway gateway : diagram.nodes(ExclusiveGateway.class)) {
            if (gateway.getOutgoing().size() > 1) {
                assertThat(gateway.getName()).as("question at %s", gateway.getId()).endsWith("?");
                assertThat(gateway.getDefault()).as("default of %s", gateway.getId()).isNotNull();
                for (SequenceFlow way : gateway.getOutgoing()) {
                    assertThat(way.getName()).as("label of %s", way.getId()).isNotBlank();
                    assertThat(way.getConditionExpression() == null).as("only the default has no condition: %s", way.getId()).isEqualTo(way.equals(gateway.getDefault()));
                }
            }
        }
    }

    // people

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyUserTaskSaysWhoByWhenWithWhichFormAndWhatToDo(Drawn diagram) {
        Set<String> forms = Drawn.files("forms", ".form").stream().map(Drawn::idOf).collect(Collectors.toSet());
        for (UserTask task : diagram.userTasks()) {
            assertThat(groups()).as("groups of %s", task.getId()).containsAll(List.of(task.getCamundaCandidateGroups().split(",")));
            assertThat(task.getCamundaDueDate()).as("due date of %s", task.getId()).matches("\\$\\{calendar\\.workingDays\\(\\d+\\)\\}");
            assertThat(task.getCamundaFormRef()).as("form of %s", task.getId()).isEqualTo(kebabCase(task.getId())).isIn(forms);
            assertThat(task.getCamundaFormRefBinding()).isEqualTo("deployment");
            assertThat(Drawn.documentation(task)).as("instruction of %s", task.getId()).hasValueSatisfying(text -> assertThat(text).hasSizeGreaterThan(60));
        }
    }

    // engine

    @ParameterizedTest
    @MethodSource("diagrams")
    void whatRunsAsAJobIsTriedAgainInGrowingSteps(Drawn diagram) {
        for (Activity activity : diagram.nodes(Activity.class)) {
            List<CamundaFailedJobRetryTimeCycle> cycles = activity.getExtensionElements() == null ? List.of()
                    : activity.getExtensionElements().getElementsQuery().filterByType(CamundaFailedJobRetryTimeCycle.class).list();
            if (activity.isCamundaAsyncBefore()) {
                assertThat(cycles).as("retries of %s", activity.getId()).hasSize(1);
                assertThat(cycles.get(0).getTextContent().strip()).isEqualTo("PT1M,PT10M,PT1H,PT6H");
            }
            assertThat(activity.isCamundaAsyncAfter()).as("commit boundaries stand before a step: %s", activity.getId()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void aCallReachesADiagramOfTheSameDeploymentUnderAKeyOfItsOwn(Drawn diagram) {
        Set<String> ids = Drawn.all().stream().map(Drawn::id).collect(Collectors.toSet());
        for (CallActivity call : diagram.nodes(CallActivity.class)) {
            assertThat(ids).contains(call.getCalledElement());
            assertThat(call.getCamundaCalledElementBinding()).isEqualTo("deployment");
            assertThat(Drawn.text(diagram.file())).contains("businessKey=\"${calledKey}\"");
        }
    }

    // waits and messages

    @ParameterizedTest
    @MethodSource("diagrams")
    void aWaitSaysItsDaysInItsLabelAndCountsFromNowFromTheDueDateOrFromAMessageThatIsSent(Drawn diagram) {
        Set<String> sent = purposes().keySet();
        for (CatchEvent event : diagram.timers()) {
            if (Drawn.when(event).equals("${calendar.due(execution)}")) {
                Map<String, String> inputs = Drawn.inputs(event);
                assertThat(inputs).as("inputs of %s", event.getId()).containsOnlyKeys("days", "dayKind", "countedFrom");
                assertThat(inputs.get("dayKind")).isIn("calendar", "working");
                assertThat(event.getName()).as("label of %s", event.getId())
                        .containsPattern("\\b" + inputs.get("days") + (inputs.get("dayKind").equals("working") ? " working days?\\b" : " days?\\b"));
                assertThat(inputs.get("countedFrom")).as("%s counts from", event.getId()).satisfies(from -> assertThat(Set.of("now", "dueDate").contains(from) || sent.contains(from)).isTrue());
            } else {
                Matcher working = Pattern.compile("\\$\\{calendar\\.workingDays\\((\\d+)\\)\\}").matcher(Drawn.when(event));
                if (working.matches()) {
                    assertThat(event.getName()).contains(working.group(1) + " working days");
                }
            }
        }
    }

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
            assertThat(Drawn.inputs(block).keySet()).as("inputs of %s", block.getId()).contains("purpose", "tone").isSubsetOf("purpose", "tone", "channels");
            assertThatCode(() -> Channel.inOrder(Drawn.inputs(block).getOrDefault("channels", ""))).as("channels of %s", block.getId()).doesNotThrowAnyException();
            purposes.put(Drawn.inputs(block).get("purpose"), block.getId());
        }));
        return purposes;
    }

    private static Set<String> groups() {
        return constants("org.dunwell.staff.Groups");
    }

    private static Set<String> declaredFacts() {
        return constants(PROCESS + ".Facts");
    }

    private static Set<String> constants(String type) {
        Set<String> values = new TreeSet<>();
        try {
            for (Field field : Class.forName(type).getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                    field.setAccessible(true);
                    values.add((String) field.get(null));
                }
            }
        } catch (ReflectiveOperationException missing) {
            throw new AssertionError(type, missing);
        }
        return values;
    }

    private static List<Class<?>> processClasses() {
        return Drawn.files("src/main/java/org/dunwell/process", ".java").stream()
                .filter(file -> !file.getParent().endsWith("engine") && !Drawn.idOf(file).equals("package-info"))
                .<Class<?>>map(file -> load(PROCESS + "." + Drawn.idOf(file))).toList();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ModelTest.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(missing);
        }
    }

    private static String beanName(Class<?> type) {
        Component component = type.getAnnotation(Component.class);
        assertThat(component).as("%s is a bean", type.getSimpleName()).isNotNull();
        String simple = type.getSimpleName();
        return component.value().isEmpty() ? simple.substring(0, 1).toLowerCase() + simple.substring(1) : component.value();
    }

    private static String kebabCase(String id) {
        return id.replaceAll("([A-Z])", "-$1").toLowerCase();
    }

    private static Stream<String> find(String pattern, String in) {
        return Pattern.compile(pattern).matcher(in).results().map(found -> found.group(1));
    }
}
