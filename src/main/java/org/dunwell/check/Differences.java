package org.dunwell.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** What differs between two versions of a file, element by element, in words. Where things stand on the page does not count. */
public final class Differences {

    private static final Set<String> PLACES = Set.of("http://www.omg.org/spec/BPMN/20100524/DI", "http://www.omg.org/spec/DD/20100524/DC", "http://www.omg.org/spec/DD/20100524/DI",
            "https://www.omg.org/spec/DMN/20191111/DMNDI/", "http://www.omg.org/spec/DMN/20180521/DC/");
    private static final Set<String> FOLLOWS = Set.of("incoming", "outgoing");

    private Differences() {
    }

    /** @param element id, or null for the file; {@code kind} is added, changed or removed */
    public record Difference(String element, String label, String kind, String detail) {
    }

    /** @param before null when the file is new; {@code now} null when it is gone */
    public static List<Difference> between(byte[] before, byte[] now) {
        if (Arrays.equals(before, now)) {
            return List.of();
        }
        if (before == null || now == null) {
            return List.of(new Difference(null, "", before == null ? "added" : "removed", "the whole file"));
        }
        try {
            return between(elements(before), elements(now));
        } catch (SAXException noXml) {
            return List.of(new Difference(null, "", "changed", "its text"));
        }
    }

    private static List<Difference> between(Map<String, Element> before, Map<String, Element> now) {
        List<Difference> found = new ArrayList<>();
        Set<String> ids = new TreeSet<>(before.keySet());
        ids.addAll(now.keySet());
        for (String id : ids) {
            Element old = before.get(id);
            Element fresh = now.get(id);
            if (old == null || fresh == null) {
                found.add(new Difference(id, label(old == null ? fresh : old), old == null ? "added" : "removed", (old == null ? fresh : old).getLocalName()));
            } else {
                List<String> details = details(facts(old), facts(fresh));
                if (!details.isEmpty()) {
                    found.add(new Difference(id, label(fresh), "changed", String.join("; ", details)));
                }
            }
        }
        return found.isEmpty() ? List.of(new Difference(null, "", "changed", "only where things stand on the page")) : found;
    }

    private static List<String> details(Map<String, String> before, Map<String, String> now) {
        List<String> details = new ArrayList<>();
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        names.stream().filter(name -> !Objects.equals(before.get(name), now.get(name)))
                .forEach(name -> details.add(name + ": " + shown(before.get(name)) + " → " + shown(now.get(name))));
        return details;
    }

    private static String shown(String value) {
        return value == null || value.isEmpty() ? "nothing" : value.length() > 120 ? value.substring(0, 119) + "…" : value;
    }

    /** By id; an element's own details that have an id of their own are elements too. */
    private static Map<String, Element> elements(byte[] content) throws SAXException {
        Map<String, Element> elements = new LinkedHashMap<>();
        for (Element element : Xml.all(Xml.parse(content))) {
            if (element.hasAttribute("id") && !PLACES.contains(String.valueOf(element.getNamespaceURI())) && !element.getLocalName().equals("definitions")) {
                elements.put(element.getAttribute("id"), element);
            }
        }
        return elements;
    }

    private static Map<String, String> facts(Element element) {
        Map<String, String> facts = new LinkedHashMap<>();
        collect(element, "", facts, new HashSet<>());
        return facts;
    }

    private static void collect(Element element, String path, Map<String, String> facts, Set<String> used) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            if (!attribute.getNodeName().startsWith("xmlns") && !attribute.getNodeName().equals("xsi:type")) {
                facts.put(path + attribute.getLocalName(), attribute.getNodeValue());
            }
        }
        String text = Xml.text(element);
        if (!text.isEmpty()) {
            facts.put(path.isEmpty() ? "text" : path.substring(0, path.length() - 1), text);
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner && !inner.hasAttribute("id") && !FOLLOWS.contains(inner.getLocalName()) && !PLACES.contains(String.valueOf(inner.getNamespaceURI()))) {
                String name = inner.hasAttribute("name") ? inner.getAttribute("name") : inner.getLocalName();
                boolean grouping = Set.of("extensionElements", "inputOutput").contains(inner.getLocalName());
                String place = grouping ? path : path + name + ".";
                while (!grouping && !used.add(place)) {
                    place = place.substring(0, place.length() - 1) + "'.";
                }
                collect(inner, place, facts, used);
            }
        }
        facts.keySet().removeIf(name -> name.endsWith(".name"));
    }

    private static String label(Element element) {
        return element.getAttribute("name").isBlank() ? element.getAttribute("label") : element.getAttribute("name");
    }
}
