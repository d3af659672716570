package org.dunwell.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.dunwell.screen.Choice;
import org.dunwell.screen.Choices;

/**
 * What a drawn form asks for and what it names.
 *
 * @param fields texts, tables and disabled fields only show something and are not among them
 * @param names  in its keys, templates, conditions, and in where its tables and choices come from
 */
public record FormSchema(String id, List<FormField> fields, Set<String> names) {

    /** What a text may have when the form draws no limit, in characters. */
    static final int LONGEST_LINE = 400;
    static final int LONGEST_TEXT = 4_000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{.*?}}", Pattern.DOTALL);
    private static final Set<String> NAMING = Set.of("key", "valuesKey");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws IllegalArgumentException when this is not a form */
    public static FormSchema read(String json) {
        try {
            JsonNode form = JSON.readTree(json);
            List<FormField> fields = new ArrayList<>();
            collect(form.path("components"), List.of(), fields);
            Set<String> names = new HashSet<>();
            collect(form.path("components"), names);
            return new FormSchema(form.path("id").asText(), List.copyOf(fields), Set.copyOf(names));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException("Not a form: " + unreadable.getOriginalMessage(), unreadable);
        }
    }

    private static void collect(JsonNode components, List<String> hiddenAround, List<FormField> fields) {
        for (JsonNode component : components) {
            List<String> hiddenWhen = new ArrayList<>(hiddenAround);
            if (component.path("conditional").hasNonNull("hide")) {
                hiddenWhen.add(component.path("conditional").path("hide").asText());
            }
            FormField.Kind kind = kind(component);
            if (kind != null && component.hasNonNull("key") && !component.path("disabled").asBoolean() && !component.path("readonly").asBoolean()) {
                fields.add(field(component, kind, List.copyOf(hiddenWhen)));
            }
            collect(component.path("components"), hiddenWhen, fields);
        }
    }

    private static void collect(JsonNode node, Set<String> names) {
        node.fields().forEachRemaining(property -> {
            if (property.getValue().isTextual()) {
                String text = property.getValue().asText();
                if (text.startsWith("=") || NAMING.contains(property.getKey())) {
                    NAME.matcher(text).results().map(MatchResult::group).forEach(names::add);
                } else {
                    TEMPLATE.matcher(text).results().flatMap(template -> NAME.matcher(template.group()).results()).map(MatchResult::group).forEach(names::add);
                }
            }
        });
        node.forEach(child -> collect(child, names));
    }

    private static FormField.Kind kind(JsonNode component) {
        return switch (component.path("type").asText()) {
            case "textfield", "textarea" -> FormField.Kind.TEXT;
            case "number" -> FormField.Kind.NUMBER;
            case "datetime" -> component.path("subtype").asText().equals("date") ? FormField.Kind.DATE : FormField.Kind.TEXT;
            case "checkbox" -> FormField.Kind.TICK;
            case "select", "radio" -> FormField.Kind.CHOICE;
            case "checklist", "taglist" -> FormField.Kind.SEVERAL_CHOICES;
            default -> null;
        };
    }

    private static FormField field(JsonNode component, FormField.Kind kind, List<String> hiddenWhen) {
        JsonNode rules = component.path("validate");
        JsonNode ours = component.path("properties");
        int longest = component.path("type").asText().equals("textarea") ? LONGEST_TEXT : LONGEST_LINE;
        return new FormField(
                component.path("key").asText(),
                component.path(kind == FormField.Kind.DATE ? "dateLabel" : "label").asText(component.path("key").asText()),
                kind,
                rules.path("required").asBoolean(),
                number(rules.path("min")),
                number(rules.path("max")),
                component.path("decimalDigits").asInt(2),
                rules.path("minLength").asInt(0),
                Math.min(longest, rules.path("maxLength").asInt(longest)),
                rules.hasNonNull("pattern") && !rules.path("pattern").asText().isEmpty() ? Pattern.compile(rules.path("pattern").asText()) : null,
                ours.path("patternMessage").asText(null),
                choices(component.path("values")),
                component.hasNonNull("valuesExpression") ? component.path("valuesExpression").asText() : component.path("valuesKey").asText(null),
                ours.path("earliest").asText().equals("today"),
                ours.path("requiredWhen").asText(null),
                hiddenWhen);
    }

    private static BigDecimal number(JsonNode node) {
        return node.isNumber() || node.isTextual() && !node.asText().isBlank() ? new BigDecimal(node.asText()) : null;
    }

    private static List<Choice> choices(JsonNode values) {
        List<Choice> choices = new ArrayList<>();
        values.forEach(value -> choices.add(new Choice(value.path("value").asText(), value.path("label").asText())));
        return List.copyOf(choices);
    }
}
