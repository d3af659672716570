package org.dunwell.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The cells of one column of conditions, as far as they can be compared: numbers, names, yes and no. What says more is compared as text only. */
final class Cells {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final String NUMBER = "-?\\d+(?:\\.\\d+)?";
    private static final Pattern COMPARISON = Pattern.compile("\\s*(<=|>=|<|>)\\s*(" + NUMBER + ")\\s*");
    private static final Pattern RANGE = Pattern.compile("\\s*([\\[\\](])\\s*(" + NUMBER + ")\\s*\\.\\.\\s*(" + NUMBER + ")\\s*([\\[\\])])\\s*");
    private static final String OTHER = "something else";

    private final List<String> texts;
    private final List<Object> samples = new ArrayList<>();
    private final boolean comparable;

    Cells(List<String> texts, Set<String> allowed) {
        this.texts = texts.stream().map(String::strip).toList();
        Set<BigDecimal> numbers = new TreeSet<>();
        Set<String> names = new TreeSet<>(allowed);
        boolean yesNo = false;
        boolean all = true;
        for (String text : this.texts) {
            for (String part : parts(text)) {
                Matcher comparison = COMPARISON.matcher(part);
                Matcher range = RANGE.matcher(part);
                if (isAny(part)) {
                    continue;
                } else if (comparison.matches()) {
                    numbers.add(new BigDecimal(comparison.group(2)));
                } else if (range.matches()) {
                    numbers.add(new BigDecimal(range.group(2)));
                    numbers.add(new BigDecimal(range.group(3)));
                } else if (part.strip().matches(NUMBER)) {
                    numbers.add(new BigDecimal(part.strip()));
                } else if (QUOTED.matcher(part.strip()).matches()) {
                    names.add(part.strip().substring(1, part.strip().length() - 1));
                } else if (part.strip().matches("true|false")) {
                    yesNo = true;
                } else {
                    all = false;
                }
            }
        }
        comparable = all && (numbers.isEmpty() ? 0 : 1) + (names.isEmpty() ? 0 : 1) + (yesNo ? 1 : 0) <= 1;
        if (!comparable) {
            samples.addAll(new TreeSet<>(this.texts));
        } else if (!numbers.isEmpty()) {
            BigDecimal before = null;
            for (BigDecimal number : numbers) {
                samples.add(before == null ? number.subtract(BigDecimal.ONE) : before.add(number).divide(BigDecimal.valueOf(2)));
                samples.add(number);
                before = number;
            }
            samples.add(before.add(BigDecimal.ONE));
        } else if (yesNo) {
            samples.addAll(List.of(true, false));
        } else {
            samples.addAll(names);
            if (allowed.isEmpty()) {
                samples.add(OTHER);
            }
        }
    }

    /** Whether what it says can be worked out; otherwise two cells meet only when they say the same. */
    boolean isComparable() {
        return comparable;
    }

    List<Object> samples() {
        return samples;
    }

    boolean fits(int row, Object sample) {
        String text = texts.get(row);
        if (isAny(text)) {
            return true;
        }
        if (!comparable) {
            return text.equals(sample);
        }
        String inner = text.strip();
        boolean not = inner.startsWith("not(") && inner.endsWith(")");
        boolean fits = parts(text).stream().anyMatch(part -> fitsPart(part, sample));
        return not != fits;
    }

    private static boolean fitsPart(String part, Object sample) {
        String text = part.strip();
        if (isAny(text)) {
            return true;
        }
        if (sample instanceof BigDecimal number) {
            Matcher comparison = COMPARISON.matcher(text);
            if (comparison.matches()) {
                int order = number.compareTo(new BigDecimal(comparison.group(2)));
                return switch (comparison.group(1)) {
                    case "<" -> order < 0;
                    case "<=" -> order <= 0;
                    case ">" -> order > 0;
                    default -> order >= 0;
                };
            }
            Matcher range = RANGE.matcher(text);
            if (range.matches()) {
                int low = number.compareTo(new BigDecimal(range.group(2)));
                int high = number.compareTo(new BigDecimal(range.group(3)));
                return (range.group(1).equals("[") ? low >= 0 : low > 0) && (range.group(4).equals("]") ? high <= 0 : high < 0);
            }
            return text.matches(NUMBER) && number.compareTo(new BigDecimal(text)) == 0;
        }
        return sample instanceof Boolean ? text.equals(sample.toString()) : text.equals("\"" + sample + "\"");
    }

    static boolean isAny(String text) {
        return text.isBlank() || text.strip().equals("-");
    }

    private static List<String> parts(String text) {
        String inner = text.strip();
        if (inner.startsWith("not(") && inner.endsWith(")")) {
            inner = inner.substring(4, inner.length() - 1);
        }
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        int depth = 0;
        for (char c : inner.toCharArray()) {
            quoted ^= c == '"';
            depth += !quoted && c == '(' ? 1 : !quoted && c == ')' && depth > 0 ? -1 : 0;
            if (c == ',' && !quoted && depth == 0) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    /** The names that stand quoted in the text of a child element. */
    static Set<String> texts(Element of, String child) {
        Set<String> names = new TreeSet<>();
        element(of, child).flatMap(values -> element(values, "text")).ifPresent(text -> QUOTED.matcher(Xml.text(text)).results().forEach(name -> names.add(name.group(1))));
        return names;
    }

    /** What the rows of a table give for this output, as far as they are names. */
    static Set<String> outputs(Element output) {
        Set<String> names = new TreeSet<>();
        Element table = (Element) output.getParentNode();
        int column = elements(table, "output").indexOf(output);
        for (Element rule : elements(table, "rule")) {
            List<Element> entries = elements(rule, "outputEntry");
            if (column < entries.size()) {
                QUOTED.matcher(text(entries.get(column))).results().forEach(name -> names.add(name.group(1)));
            }
        }
        return names;
    }

    static String text(Element entry) {
        return element(entry, "text").map(Xml::text).orElse("");
    }

    static Optional<Element> element(Element of, String name) {
        return elements(of, name).stream().findFirst();
    }

    static List<Element> elements(Element of, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getLocalName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}
