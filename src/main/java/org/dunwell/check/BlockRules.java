package org.dunwell.check;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dunwell.check.Drawing.Step;
import org.w3c.dom.Element;

/** What is drawn is made of building blocks, and their fields are filled in as they ask. */
class BlockRules {

    private static final Set<String> DOES_SOMETHING = Set.of("serviceTask", "sendTask", "businessRuleTask");
    private static final Set<String> DOES_NOTHING = Set.of("task", "manualTask", "receiveTask", "intermediateThrowEvent", "adHocSubProcess", "transaction", "complexGateway");
    private static final String TEMPLATE = "modelerTemplate";
    private static final int LONGEST_WAIT = 3_650;

    private final Vocabulary words;
    private final DrawnSet set;
    private final Drawing drawing;
    private final List<Finding> found;

    BlockRules(Vocabulary words, DrawnSet set, Drawing drawing, List<Finding> found) {
        this.words = words;
        this.set = set;
        this.drawing = drawing;
        this.found = found;
    }

    void check() {
        if (drawing.process() == null || !DrawnSet.plainName(drawing.file()).equals(drawing.id() + ".bpmn")) {
            found.add(Finding.of(drawing.file(), drawing.id().isEmpty() ? null : drawing.id(), null, Rule.WRONG_NAME, drawing.id(), "process"));
        }
        if (drawing.process() == null) {
            return;
        }
        if (drawing.process().getAttributeNS(Drawing.CAMUNDA, "historyTimeToLive").isBlank()) {
            found.add(Finding.of(drawing.file(), drawing.id(), drawing.process().getAttribute("name"), Rule.NO_TIME_TO_LIVE));
        }
        checkIds();
        drawing.steps().forEach(this::check);
    }

    private void checkIds() {
        Set<String> seen = new HashSet<>();
        for (Element element : Xml.all(drawing.document())) {
            String id = element.getAttribute("id");
            if (Drawing.BPMN.equals(element.getNamespaceURI()) && !id.isEmpty() && !seen.add(id)) {
                found.add(Finding.of(drawing.file(), id, element.getAttribute("name"), Rule.DUPLICATE_ID, id));
            }
        }
        if (set.drawings().stream().filter(other -> other.id().equals(drawing.id())).count() > 1) {
            found.add(Finding.of(drawing.file(), drawing.id(), null, Rule.DUPLICATE_ID, drawing.id()));
        }
    }

    private void check(Step step) {
        if (step.id().isEmpty() || DOES_NOTHING.contains(step.kind())) {
            add(step, Rule.NO_BLOCK, names(step.kind()));
            return;
        }
        if (step.kind().equals("businessRuleTask") && !step.camunda("decisionRef").isEmpty()) {
            checkTable(step);
            return;
        }
        if (DOES_SOMETHING.contains(step.kind()) && step.camunda("delegateExpression").isEmpty()) {
            add(step, Rule.NO_BLOCK, names(step.kind()));
        }
        block(step).ifPresent(block -> checkInputs(step, block));
    }

    private String names(String kind) {
        return words.blocks().stream().filter(block -> block.appliesTo().contains(kind) || DOES_NOTHING.contains(kind)).map(Block::name)
                .collect(Collectors.toCollection(TreeSet::new)).toString().replaceAll("[\\[\\]]", "");
    }

    /** By the template that it bears, if that fits what it does; or by its bean; or a wait by its inputs. */
    Optional<Block> block(Step step) {
        String template = step.camunda(TEMPLATE);
        List<Block> possible = words.blocks().stream().filter(block -> block.appliesTo().contains(step.kind()))
                .filter(block -> block.bean() != null ? block.bean().equals(step.bean()) : template.equals(block.id())).toList();
        return possible.stream().filter(block -> template.equals(block.id())).findFirst()
                .or(() -> possible.stream().filter(block -> block.inputs().values().stream().noneMatch(input -> input.choices().size() == 1)).findFirst())
                .or(() -> words.blocks().stream().filter(block -> block.id().equals("wait-days") && step.inputs().containsKey("days")
                        && block.appliesTo().contains(step.kind())).findFirst());
    }

    private void checkInputs(Step step, Block block) {
        Map<String, String> given = step.inputs();
        block.inputs().values().forEach(input -> {
            String value = given.getOrDefault(input.name(), "");
            if (value.isBlank()) {
                if (input.required()) {
                    add(step, Rule.WRONG_INPUT, input.label(), "is empty", choices(input));
                }
            } else if (!Expressions.isExpression(value) && !fits(input, value)) {
                add(step, Rule.WRONG_INPUT, input.label(), "says '" + value + "'", choices(input) + Check.meant(value, new TreeSet<>(input.choices())));
            }
        });
        given.keySet().stream().filter(name -> !block.inputs().containsKey(name) && !step.kind().equals("userTask"))
                .forEach(name -> add(step, Rule.UNKNOWN_INPUT, name, block.name(), block.inputs().keySet(), Check.meant(name, block.inputs().keySet())));
        if (block.inputs().containsKey("countedFrom")) {
            checkWait(step, given);
        }
        if (given.containsKey("purpose") && !Expressions.isExpression(given.get("purpose")) && !words.wordings().contains(given.get("purpose"))) {
            add(step, Rule.WRONG_INPUT, "Purpose", "says '" + given.get("purpose") + "', for which there is no wording",
                    "Choose one of " + new TreeSet<>(words.wordings()) + ", or add a wording." + Check.meant(given.get("purpose"), words.wordings()));
        }
        if (block.id().equals("decide-by-table") && !given.getOrDefault("table", "").isBlank() && !set.hasTable(given.get("table"))) {
            add(step, Rule.MISSING_TABLE, given.get("table"), Check.meant(given.get("table"), tableNames()));
        }
    }

    private Set<String> tableNames() {
        return set.tables().keySet().stream().map(name -> DrawnSet.plainName(name).replace(".dmn", "")).collect(Collectors.toSet());
    }

    private void checkTable(Step step) {
        if (!set.hasTable(step.camunda("decisionRef"))) {
            add(step, Rule.MISSING_TABLE, step.camunda("decisionRef"), Check.meant(step.camunda("decisionRef"), tableNames()));
        }
        if (!step.camunda("decisionRefBinding").equals("deployment")) {
            add(step, Rule.WRONG_BINDING, "decision");
        }
    }

    private static boolean fits(Block.Input input, String value) {
        return (input.choices().isEmpty() || input.choices().contains(value)) && (input.pattern() == null || input.pattern().matcher(value).matches());
    }

    private static String choices(Block.Input input) {
        return input.choices().isEmpty() ? input.message() == null ? "Fill it in." : input.message() : "Choose one of " + input.choices() + ".";
    }

    private void checkWait(Step step, Map<String, String> given) {
        String days = given.getOrDefault("days", "").strip();
        String from = given.getOrDefault("countedFrom", "");
        if (!from.isBlank() && !Set.of("now", "dueDate").contains(from) && !sent().contains(from)) {
            add(step, Rule.WRONG_INPUT, "Counted from", "says '" + from + "', a message that no diagram sends",
                    "Choose now, dueDate, or a message that is sent before: " + sent() + "." + Check.meant(from, sent()));
        }
        if (days.matches("\\d{1,6}")) {
            if (Integer.parseInt(days) > LONGEST_WAIT) {
                add(step, Rule.WRONG_INPUT, "Days", "says " + days, "Wait at most " + LONGEST_WAIT + " days.");
            }
            boolean working = "working".equals(given.get("dayKind"));
            if (!step.label().matches(".*\\b" + days + (working ? " working days?\\b.*" : " days?\\b.*"))) {
                add(step, Rule.LABEL_DIFFERS, step.label(), days + (working ? " working days" : " days"));
            }
        }
    }

    private Set<String> sent() {
        return set.drawings().stream().flatMap(other -> other.steps().stream()).filter(step -> "sendMessage".equals(step.bean()))
                .map(step -> step.inputs().getOrDefault("purpose", "")).collect(Collectors.toCollection(TreeSet::new));
    }

    private void add(Step step, Rule rule, Object... about) {
        found.add(Finding.of(drawing.file(), step.id(), step.label(), rule, about));
    }
}
