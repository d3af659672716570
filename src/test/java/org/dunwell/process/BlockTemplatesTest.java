package org.dunwell.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.dunwell.check.Block;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every building block is offered in Modeler, says what it is and asks for what its delegate reads; and the shipped diagrams are made of them. */
class BlockTemplatesTest {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Set<String> BINDINGS = Set.of("property", "camunda:inputParameter", "camunda:outputParameter", "camunda:in", "camunda:in:businessKey", "camunda:out",
            "camunda:executionListener");
    private static final Set<String> ATTRIBUTES = Set.of("camunda:delegateExpression", "camunda:asyncBefore", "camunda:candidateGroups", "camunda:dueDate", "camunda:formRef",
            "camunda:formRefBinding", "calledElement", "camunda:calledElementBinding");
    private static final Set<String> TYPES = Set.of("Hidden", "String", "Text", "Dropdown", "Boolean");
    private static final ObjectMapper JSON = new ObjectMapper();

    record Template(String id, JsonNode json) {

        List<JsonNode> fields() {
            List<JsonNode> fields = new ArrayList<>();
            json.path("properties").forEach(property -> {
                if (!property.path("type").asText().equals("Hidden")) {
                    fields.add(property);
                }
            });
            return fields;
        }

        @Override
        public String toString() {
            return id;
        }
    }

    static List<Template> templates() throws IOException {
        List<Template> templates = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : Shipped.templates().entrySet()) {
            templates.add(new Template(file.getKey().replaceFirst(".*/", "").replace(".json", ""), JSON.readTree(file.getValue())));
        }
        return templates;
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aTemplateIsCalledLikeItsFileAndSaysInOneSentenceWhatItDoes(Template template) {
        assertThat(template.json().path("id").asText()).isEqualTo(template.id());
        assertThat(template.json().path("name").asText()).isNotBlank();
        assertThat(template.json().path("description").asText()).matches("[A-Z][^\\n]{20,200}\\.");
        assertThat(template.json().path("icon").path("contents").asText()).startsWith("data:image/svg+xml");
        assertThat(template.json().path("version").asInt()).isPositive();
        assertThat(template.json().path("category").path("name").asText()).isNotBlank();
        assertThat(template.json().path("appliesTo")).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void itsFieldsHaveALabelADescriptionAndAValueThatTheyThemselvesAccept(Template template) {
        Set<String> groups = new HashSet<>();
        template.json().path("groups").forEach(group -> groups.add(group.path("id").asText()));
        template.json().path("properties").forEach(property -> {
            assertThat(property.path("type").asText()).isIn(TYPES);
            assertThat(property.path("binding").path("type").asText()).isIn(BINDINGS);
            if (property.path("binding").path("type").asText().equals("property")) {
                assertThat(property.path("binding").path("name").asText()).as("an attribute, as Modeler writes it").isIn(ATTRIBUTES);
            }
        });
        for (JsonNode field : template.fields()) {
            assertThat(field.path("label").asText()).isNotBlank();
            assertThat(field.path("description").asText()).as("description of %s", field).hasSizeGreaterThan(10);
            assertThat(groups).contains(field.path("group").asText());
            String value = field.path("value").asText("");
            List<String> choices = field.findValuesAsText("value").size() < 2 ? List.of()
                    : Stream.of(field.path("choices")).flatMap(node -> node.findValuesAsText("value").stream()).toList();
            if (!choices.isEmpty()) {
                assertThat(choices).contains(value);
            }
            String pattern = field.path("constraints").path("pattern").path("value").asText("");
            if (!pattern.isEmpty()) {
                assertThat(field.path("constraints").path("pattern").path("message").asText()).isNotBlank();
                assertThat(value.isEmpty() || value.startsWith("${") || value.matches(pattern)).as("%s of %s", value, field).isTrue();
            }
        }
    }

    @Test
    void everyBlockThatDoesSomethingIsADelegateAndEveryDelegateIsABlock() {
        Set<String> offered = Shipped.drawables().blocks().stream().map(block -> block.fixed().get("camunda:delegateExpression")).filter(bean -> bean != null)
                .map(bean -> bean.replaceAll("[${}]", "")).collect(Collectors.toCollection(TreeSet::new));
        Set<String> delegates = Shipped.classesOf(JavaDelegate.class).stream().map(Shipped::beanName).collect(Collectors.toCollection(TreeSet::new));
        assertThat(offered).isEqualTo(delegates);
    }

    /** Inputs are read through constants of {@link Facts}, so that what a delegate reads stands in its source. */
    @Test
    void aBlockAsksForExactlyWhatItsDelegateReads() throws IOException {
        Map<String, Set<String>> asked = new TreeMap<>();
        Map<String, String> names = Shipped.factNames();
        for (Block block : Shipped.drawables().blocks()) {
            String bean = block.fixed().getOrDefault("camunda:delegateExpression", "").replaceAll("[${}]", "");
            if (!bean.isEmpty()) {
                asked.computeIfAbsent(bean, one -> new TreeSet<>()).addAll(block.inputs().keySet());
            }
        }
        Set<String> inputs = asked.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        for (Map.Entry<String, Set<String>> one : asked.entrySet()) {
            Path source = Path.of("src/main/java/org/dunwell/process", one.getKey().substring(0, 1).toUpperCase() + one.getKey().substring(1) + ".java");
            String code = Files.readString(source, StandardCharsets.UTF_8);
            Set<String> read = Pattern.compile("Facts\\.([A-Z_]+)").matcher(code).results().map(match -> names.get(match.group(1))).filter(inputs::contains).collect(Collectors.toCollection(TreeSet::new));
            assertThat(read).as("inputs that %s reads", one.getKey()).isEqualTo(one.getValue());
        }
    }

    @Test
    void everyFormOfABlockIsShippedAndEveryShippedFormHasABlock() {
        Set<String> forms = Shipped.drawables().blocks().stream().map(block -> block.fixed().get("camunda:formRef")).filter(form -> form != null).collect(Collectors.toCollection(TreeSet::new));
        assertThat(forms).isEqualTo(Shipped.files().keySet().stream().filter(name -> name.endsWith(".form")).map(name -> name.replaceFirst("forms/", "").replace(".form", ""))
                .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(Shipped.recorders().stream().flatMap(recorder -> Stream.of(recorder.getAnnotation(Records.class).forms()))).containsExactlyInAnyOrderElementsOf(forms);
    }

    @Test
    void aRecorderSaysWhichFieldsItReads() throws IOException {
        for (Class<?> recorder : Shipped.recorders()) {
            Records records = recorder.getAnnotation(Records.class);
            String code = Files.readString(Path.of("src/main/java/org/dunwell/process", recorder.getSimpleName() + ".java"));
            Set<String> said = Stream.concat(Stream.of(records.reads()), Stream.of(records.mayRead())).collect(Collectors.toSet());
            assertThat(Pattern.compile("answers\\.\\w+\\(\"(\\w+)\"\\)").matcher(code).results().map(match -> match.group(1))).as(recorder.getSimpleName())
                    .allSatisfy(field -> assertThat(said.contains(field) || recorder == RecordCall.class && field.equals("instalments")).as(field).isTrue());
        }
    }

    @Test
    void theShippedDiagramsAreMadeOfBlocks() {
        Map<String, Block> blocks = Shipped.drawables().blocks().stream().collect(Collectors.toMap(Block::id, block -> block));
        Shipped.files().forEach((name, content) -> {
            if (name.endsWith(".bpmn")) {
                for (FlowNode step : Bpmn.readModelFromStream(new ByteArrayInputStream(content)).getModelElementsByType(FlowNode.class)) {
                    String template = step.getAttributeValueNs(CAMUNDA, "modelerTemplate");
                    if (Stream.of(UserTask.class, SendTask.class, ServiceTask.class, BusinessRuleTask.class, CallActivity.class).anyMatch(kind -> kind.isInstance(step))) {
                        assertThat(blocks).as("template of %s in %s", step.getId(), name).containsKey(template);
                    }
                    if (template != null) {
                        blocks.get(template).fixed().forEach((attribute, value) -> {
                            if (!attribute.equals("camunda:asyncBefore")) {
                                assertThat(attribute.startsWith("camunda:") ? step.getAttributeValueNs(CAMUNDA, attribute.substring(8)) : step.getAttributeValue(attribute))
                                        .as("%s of %s", attribute, step.getId()).isEqualTo(value);
                            }
                        });
                    }
                }
            }
        });
    }
}
