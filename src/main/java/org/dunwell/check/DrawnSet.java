package org.dunwell.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Everything that is to be live together; what could not be read is missing and was found. */
record DrawnSet(List<Drawing> drawings, Map<String, Document> tables, Map<String, DrawnForm> forms) {

    static DrawnSet read(Map<String, byte[]> files, Vocabulary words, List<Finding> found) {
        List<Drawing> drawings = new ArrayList<>();
        Map<String, Document> tables = new LinkedHashMap<>();
        Map<String, DrawnForm> forms = new LinkedHashMap<>();
        new TreeMap<>(files).forEach((name, content) -> {
            try {
                if (name.endsWith(".bpmn")) {
                    drawings.add(new Drawing(name, Xml.parse(content)));
                } else if (name.endsWith(".dmn")) {
                    tables.put(name, Xml.parse(content));
                } else if (name.endsWith(".form")) {
                    forms.put(name, words.form(content));
                }
            } catch (SAXException | IllegalArgumentException unreadable) {
                found.add(Finding.of(name, null, null, Rule.UNREADABLE_FILE, unreadable.getMessage()));
            }
        });
        return new DrawnSet(List.copyOf(drawings), tables, forms);
    }

    Optional<Drawing> drawing(String id) {
        return drawings.stream().filter(drawing -> drawing.id().equals(id)).findFirst();
    }

    Optional<DrawnForm> form(String id) {
        return forms.values().stream().filter(form -> id.equals(form.id())).findFirst();
    }

    boolean hasTable(String id) {
        return tables.values().stream().flatMap(table -> Xml.all(table).stream())
                .anyMatch(element -> element.getLocalName().equals("decision") && id.equals(element.getAttribute("id")));
    }

    /** Facts that answers on forms set: ticks, and what was chosen. */
    Set<String> answered() {
        Set<String> facts = new TreeSet<>();
        forms.values().forEach(form -> form.parts().stream()
                .filter(part -> part.posted() && part.key() != null && Set.of("checkbox", "radio", "select").contains(part.type()))
                .forEach(part -> facts.add(part.key())));
        return facts;
    }

    /** The names that a fact can have: as tables say it and as forms offer it. Empty when nobody says. */
    Set<String> valuesOf(String fact) {
        Set<String> values = new TreeSet<>();
        forms.values().forEach(form -> form.parts().stream().filter(part -> fact.equals(part.key())).forEach(part -> values.addAll(part.choices())));
        for (Document table : tables.values()) {
            for (Element element : Xml.all(table)) {
                if (element.getLocalName().equals("output") && fact.equals(element.getAttribute("name"))) {
                    values.addAll(Cells.texts(element, "outputValues"));
                    values.addAll(Cells.outputs(element));
                }
            }
        }
        return values;
    }

    static String plainName(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }
}
