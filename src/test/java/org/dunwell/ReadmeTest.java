package org.dunwell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.dunwell.demo.DemoPeople;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of the README say what the diagrams, tables and code say. */
class ReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final Pattern SETTING = Pattern.compile("\\$\\{(dunwell\\.[a-z.-]+):([^}]*)\\}");

    @ParameterizedTest
    @ValueSource(strings = {"logins", "tasks", "timers", "endings", "policies"})
    void aTableSaysWhatTheModelSays(String name) {
        String model = table(name);
        assertThat(inReadme(name)).as("README.md differs from the model; between the lines <!-- table:%s --> and <!-- /table --> paste:%n%s", name, model)
                .isEqualTo(model);
    }

    @Test
    void everySettingOfOursStandsInTheReadmeWithItsDefault() {
        String readme = Drawn.text(README);
        for (Path file : Drawn.files("src/main/java", ".java")) {
            Matcher setting = SETTING.matcher(Drawn.text(file));
            while (setting.find()) {
                assertThat(readme).as("default %s of the setting in %s", setting.group(2), file)
                        .containsPattern("\\| `" + Pattern.quote(setting.group(1)) + "` \\| " + (setting.group(2).isEmpty() ? "" : "`" + Pattern.quote(setting.group(2)) + "` ") + "\\|");
            }
        }
    }

    @Test
    void everyFileTheReadmePointsAtIsThere() {
        Matcher link = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(Drawn.text(README));
        while (link.find()) {
            assertThat(Path.of(link.group(1))).exists();
        }
    }

    private static String inReadme(String name) {
        Matcher between = Pattern.compile("<!-- table:" + name + " -->\n(.*?)\n<!-- /table -->", Pattern.DOTALL).matcher(Drawn.text(README));
        assertThat(between.find()).as("README.md has a table %s", name).isTrue();
        return between.group(1).strip();
    }

    private static String table(String name) {
        return switch (name) {
            case "logins" -> rows(List.of("user", "role", "try first in", "what"), new DemoPeople().all().stream()
                    .map(person -> List.of("`" + person.user() + "`", person.role(), person.placeName(), person.firstTry())).toList());
            case "tasks" -> tasks();
            case "timers" -> timers();
            case "endings" -> endings();
            case "policies" -> policies();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static String tasks() {
        List<List<String>> rows = new ArrayList<>();
        for (Drawn diagram : Drawn.all()) {
            for (UserTask task : diagram.userTasks()) {
                rows.add(List.of(task.getName(), diagram.id(), task.getCamundaCandidateGroups().replace(",", ", "), days(task.getCamundaDueDate()),
                        link(task.getCamundaFormRef(), "forms/" + task.getCamundaFormRef() + ".form")));
            }
        }
        return rows(List.of("task", "process", "group", "due", "form"), rows);
    }

    private static String timers() {
        List<List<String>> rows = new ArrayList<>();
        for (Drawn diagram : Drawn.all()) {
            for (CatchEvent timer : diagram.timers()) {
                rows.add(List.of(timer.getName(), diagram.id(), "`" + timer.getId() + "`", source(timer)));
            }
        }
        return rows(List.of("timer", "process", "id", "its date"), rows);
    }

    private static String source(CatchEvent timer) {
        Map<String, String> inputs = Drawn.inputs(timer);
        if (!inputs.isEmpty()) {
            String kind = inputs.get("dayKind").equals("working") ? "working days" : "days";
            String from = inputs.get("countedFrom");
            return inputs.get("days") + " " + kind + " from " + switch (from) {
                case "now" -> "when the case comes here";
                case "dueDate" -> "the due date of the oldest invoice that may be chased";
                default -> "the hand-over of `" + from + "`";
            };
        }
        String when = Drawn.when(timer);
        return when.startsWith("${calendar") ? days(when) + " from when the case comes here" : when.startsWith("${") ? "the fact `" + when.replaceAll("[${}]", "") + "`" : "cron `" + when + "` (UTC)";
    }

    private static String days(String expression) {
        int days = Integer.parseInt(expression.replaceAll("\\D", ""));
        return days + (days == 1 ? " working day" : " working days");
    }

    private static String endings() {
        Map<String, String> told = Drawn.toldEndings();
        List<List<String>> rows = new ArrayList<>();
        for (Drawn diagram : Drawn.all()) {
            for (EndEvent end : diagram.endEvents()) {
                boolean beside = end.getParentElement() instanceof SubProcess aside && Drawn.startsBeside(aside);
                rows.add(List.of(end.getName(), diagram.id(), beside ? "the case goes on" : "ends it",
                        told.getOrDefault(end.getId(), "**no story**").replace('_', ' ')));
            }
        }
        return rows(List.of("ending", "process", "", "story"), rows);
    }

    private static String policies() {
        List<List<String>> rows = new ArrayList<>();
        Drawn.tables().forEach((id, model) -> rows.add(policy(id, model)));
        return rows(List.of("table", "looks at", "says"), rows);
    }

    private static List<String> policy(String id, DmnModelInstance model) {
        Decision decision = model.getModelElementsByType(Decision.class).stream().filter(each -> each.getId().equals(id)).findFirst().orElseThrow();
        DecisionTable table = (DecisionTable) decision.getExpression();
        return List.of(link(id, "processes/" + id + ".dmn"),
                table.getInputs().stream().map(input -> lower(input.getLabel())).collect(Collectors.joining(", ")),
                table.getOutputs().stream().map(output -> "`" + output.getName() + "`").collect(Collectors.joining(", ")));
    }

    private static String lower(String label) {
        return label.substring(0, 1).toLowerCase() + label.substring(1);
    }

    private static String link(String text, String to) {
        return "[" + text + "](" + to + ")";
    }

    private static String rows(List<String> heading, List<List<String>> rows) {
        return line(heading) + "\n" + "|---".repeat(heading.size()) + "|\n" + rows.stream().map(ReadmeTest::line).collect(Collectors.joining("\n"));
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
