package org.dunwell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;

/** One diagram of {@code processes/}, and what the tests of the model and of the README ask of it. */
record Drawn(Path file, BpmnModelInstance model) {

    /** The journey first, then the processes it calls. */
    static List<Drawn> all() {
        List<String> order = List.of("collect-account", "keep-arrangement", "settle-dispute", "visit-customer", "place-with-agency");
        return files("processes", ".bpmn").stream()
                .sorted(Comparator.comparingInt(file -> order.contains(idOf(file)) ? order.indexOf(idOf(file)) : order.size()))
                .map(file -> new Drawn(file, Bpmn.readModelFromFile(file.toFile()))).toList();
    }

    static Map<String, DmnModelInstance> tables() {
        Map<String, DmnModelInstance> tables = new LinkedHashMap<>();
        files("processes", ".dmn").forEach(file -> tables.put(idOf(file), Dmn.readModelFromFile(file.toFile())));
        return tables;
    }

    static List<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static String idOf(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    }

    /** Ending to the name of a story that names it. */
    static Map<String, String> toldEndings() {
        Map<String, String> told = new LinkedHashMap<>();
        Pattern line = Pattern.compile("void (\\w+)\\(|(?:endsWith|passed)\\(([^)]*)\\)");
        for (Path file : files("src/test/java/org/dunwell/story", "Stories.java")) {
            String story = "";
            Matcher found = line.matcher(text(file));
            while (found.find()) {
                if (found.group(1) != null) {
                    story = found.group(1);
                } else {
                    Matcher name = Pattern.compile("\"(\\w+)\"").matcher(found.group(2));
                    while (name.find()) {
                        told.putIfAbsent(name.group(1), story);
                    }
                }
            }
        }
        return told;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    String id() {
        return idOf(file);
    }

    Process process() {
        return model.getModelElementsByType(Process.class).iterator().next();
    }

    <T extends FlowNode> Collection<T> nodes(Class<T> kind) {
        return model.getModelElementsByType(kind);
    }

    List<UserTask> userTasks() {
        return List.copyOf(nodes(UserTask.class));
    }

    List<EndEvent> endEvents() {
        return List.copyOf(nodes(EndEvent.class));
    }

    /** Catching events that wait for a timer, starts included. */
    List<CatchEvent> timers() {
        List<CatchEvent> timers = new ArrayList<>();
        model.getModelElementsByType(TimerEventDefinition.class).forEach(timer -> timers.add((CatchEvent) timer.getParentElement()));
        return timers;
    }

    /** An event sub-process that leaves the rest standing. */
    static boolean startsBeside(SubProcess aside) {
        return aside.getChildElementsByType(StartEvent.class).stream().noneMatch(StartEvent::isInterrupting);
    }

    static TimerEventDefinition timer(CatchEvent event) {
        return event.getChildElementsByType(TimerEventDefinition.class).iterator().next();
    }

    static String when(CatchEvent event) {
        TimerEventDefinition timer = timer(event);
        return Stream.of(timer.getTimeDate(), timer.getTimeCycle(), timer.getTimeDuration()).filter(Objects::nonNull)
                .findFirst().orElseThrow().getTextContent().strip();
    }

    static Map<String, String> inputs(BaseElement element) {
        Map<String, String> inputs = new LinkedHashMap<>();
        if (element.getExtensionElements() != null) {
            element.getExtensionElements().getElementsQuery().filterByType(CamundaInputOutput.class).list().forEach(block -> {
                for (CamundaInputParameter input : block.getCamundaInputParameters()) {
                    inputs.put(input.getCamundaName(), input.getTextContent().strip());
                }
            });
        }
        return inputs;
    }

    static Optional<String> documentation(BaseElement element) {
        return element.getDocumentations().stream().map(Documentation::getTextContent).map(String::strip).filter(text -> !text.isEmpty()).findFirst();
    }

    /** "Was it paid?" → wasItPaid. */
    static String camelCase(String label) {
        StringBuilder id = new StringBuilder();
        for (String word : label.replaceAll("[^A-Za-z0-9 -]", "").split("[ -]+")) {
            id.append(id.isEmpty() ? word.substring(0, 1).toLowerCase() : word.substring(0, 1).toUpperCase()).append(word.substring(1));
        }
        return id.toString();
    }

    @Override
    public String toString() {
        return id();
    }
}
