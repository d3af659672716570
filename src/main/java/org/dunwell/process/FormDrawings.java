package org.dunwell.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.dunwell.check.DrawnForm;

/** Reads a form as it is drawn, for the check. */
final class FormDrawings {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    /** A name that is neither a property of another, nor a function. */
    private static final Pattern NAME = Pattern.compile("(?<![.\\w])[A-Za-z_][A-Za-z0-9_]*(?![\\w]*\\s*\\()");
    private static final Pattern LOOP = Pattern.compile("\\b(?:for|some|every|loop)\\s+(\\w+)\\s+in\\b");
    private static final Set<String> FEEL_WORDS = Set.of("if", "then", "else", "for", "in", "return", "some", "every", "satisfies", "and", "or", "not", "null", "true",
            "false", "between", "instance", "of", "item", "function", "loop", "this", "parent", "list", "string", "length", "contains", "count", "date", "today", "now");
    private static final List<String> FEEL = List.of("requiredWhen");

    private FormDrawings() {
    }

    /** @throws IllegalArgumentException when this is not a form */
    static DrawnForm read(byte[] json) {
        try {
            JsonNode form = JSON.readTree(json);
            if (form == null || !form.path("components").isArray() || form.path("id").asText().isEmpty()) {
                throw new IllegalArgumentException("this is no form");
            }
            List<DrawnForm.Part> parts = new ArrayList<>();
            Set<String> names = new HashSet<>();
            collect(form.path("components"), parts, names);
            return new DrawnForm(form.path("id").asText(), form.path("executionPlatform").asText("nothing"), form.path("executionPlatformVersion").asText(""),
                    List.copyOf(parts), Set.copyOf(names));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("this is no form: " + unreadable.getMessage().lines().findFirst().orElse(""), unreadable);
        }
    }

    private static void collect(JsonNode components, List<DrawnForm.Part> parts, Set<String> names) {
        for (JsonNode component : components) {
            parts.add(part(component));
            named(component, names);
            collect(component.path("components"), parts, names);
        }
    }

    private static DrawnForm.Part part(JsonNode component) {
        String type = component.path("type").asText();
        List<String> choices = new ArrayList<>();
        component.path("values").forEach(value -> choices.add(value.path("value").asText()));
        List<String> feel = new ArrayList<>();
        if (component.path("conditional").hasNonNull("hide")) {
            feel.add(component.path("conditional").path("hide").asText());
        }
        if (component.hasNonNull("valuesExpression")) {
            feel.add(component.path("valuesExpression").asText());
        }
        FEEL.stream().filter(name -> component.path("properties").hasNonNull(name)).forEach(name -> feel.add(component.path("properties").path(name).asText()));
        boolean posted = component.hasNonNull("key") && !component.path("disabled").asBoolean() && !Set.of("expression", "table").contains(type);
        return new DrawnForm.Part(component.path("id").asText(null), type, component.path("key").asText(null),
                component.path(type.equals("datetime") ? "dateLabel" : "label").asText(component.path("text").asText("")), List.copyOf(choices),
                component.path("valuesKey").asText(null), List.copyOf(feel), component.hasNonNull("defaultValue"), component.hasNonNull("path"),
                component.path("readonly").asBoolean(), !choices.isEmpty() || component.hasNonNull("valuesKey") || component.hasNonNull("valuesExpression"),
                component.path("subtype").asText(""), posted);
    }

    /** What stands in templates and expressions of this component alone. */
    private static void named(JsonNode component, Set<String> names) {
        component.fields().forEachRemaining(property -> {
            if (property.getKey().equals("components")) {
                return;
            }
            if (property.getValue().isObject()) {
                named(property.getValue(), names);
            } else if (property.getValue().isTextual()) {
                String text = property.getValue().asText();
                if (text.startsWith("=")) {
                    namesIn(text.substring(1), names);
                } else {
                    TEMPLATE.matcher(text).results().forEach(template -> namesIn(template.group(1).replaceFirst("^\\s*[#/]", ""), names));
                }
            }
        });
    }

    private static void namesIn(String feel, Set<String> names) {
        String bare = feel.replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "\"\"");
        for (String before = ""; !before.equals(bare);) {
            before = bare;
            bare = bare.replaceAll("\\[[^\\[\\]]*]", "");   // in brackets stand columns of a list
        }
        Set<String> own = new HashSet<>(FEEL_WORDS);
        LOOP.matcher(bare).results().forEach(loop -> own.add(loop.group(1)));
        NAME.matcher(bare).results().map(MatchResult::group).filter(name -> !own.contains(name)).forEach(names::add);
    }
}
