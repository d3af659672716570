package org.dunwell.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.dunwell.check.Block;

/** Reads the building blocks from Modeler's element templates: what is declared there once is what Modeler offers and what the check asks for. */
final class BlockTemplates {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ANY_ELEMENT = Set.of("task");

    private BlockTemplates() {
    }

    static List<Block> read(Collection<byte[]> templates) {
        List<Block> blocks = new ArrayList<>();
        try {
            for (byte[] template : templates) {
                blocks.add(block(JSON.readTree(template)));
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException("A template cannot be read", unreadable);
        }
        return List.copyOf(blocks);
    }

    private static Block block(JsonNode template) {
        Set<String> kinds = new LinkedHashSet<>();
        template.path("appliesTo").forEach(kind -> kinds.add(kind(kind.asText())));
        kinds.removeAll(ANY_ELEMENT);
        Map<String, String> fixed = new LinkedHashMap<>();
        Map<String, Block.Input> inputs = new LinkedHashMap<>();
        for (JsonNode property : template.path("properties")) {
            JsonNode binding = property.path("binding");
            String name = binding.path("name").asText();
            boolean hidden = property.path("type").asText().equals("Hidden");
            if (binding.path("type").asText().equals("camunda:inputParameter")) {
                inputs.put(name, input(name, property, hidden));
            } else if (hidden && binding.path("type").asText().equals("property")) {
                fixed.put(name, property.path("value").asText());
            }
        }
        return new Block(template.path("id").asText(), template.path("name").asText(), kinds, fixed, inputs);
    }

    private static Block.Input input(String name, JsonNode property, boolean hidden) {
        List<String> choices = new ArrayList<>();
        property.path("choices").forEach(choice -> choices.add(choice.path("value").asText()));
        if (hidden) {
            choices.add(property.path("value").asText());
        }
        JsonNode pattern = property.path("constraints").path("pattern");
        return new Block.Input(name, property.path("label").asText(name), property.path("constraints").path("notEmpty").asBoolean(), List.copyOf(choices),
                pattern.isMissingNode() ? null : Pattern.compile(pattern.path("value").asText()), pattern.path("message").asText(null));
    }

    private static String kind(String type) {
        String name = type.replaceFirst("^bpmn:", "");
        return name.substring(0, 1).toLowerCase() + name.substring(1);
    }
}
