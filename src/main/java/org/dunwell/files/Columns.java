package org.dunwell.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.intake.FileRefused;
import org.dunwell.intake.Finding;
import org.dunwell.intake.Mapping;

/** Which column holds which of our fields, and what stands for a field that has none. */
final class Columns {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, String> defaults;
    private final List<Finding> notices = new ArrayList<>();

    /** @param fields every field there is; @param needed those that a line cannot do without */
    Columns(List<String> headings, Mapping mapping, List<String> fields, List<String> needed) {
        defaults = mapping.defaults();
        known("columns", mapping.columns().keySet(), fields);
        known("defaults", defaults.keySet(), fields);
        Map<String, String> places = new HashMap<>(mapping.columns());
        for (String field : fields) {
            boolean elsewhere = mapping.columns().containsValue(field);
            if (!elsewhere && !mapping.ignore().contains(field) && places(headings, field).size() > 0) {
                places.putIfAbsent(field, field);
            }
        }
        places.forEach((field, heading) -> this.places.put(field, placeOf(headings, field, heading)));
        for (String field : needed) {
            if (!this.places.containsKey(field) && !defaults.containsKey(field)) {
                throw new FileRefused("Nothing says which column is '" + field + "'; the file has: " + String.join(", ", headings),
                        "Name it under columns, or give a value under defaults");
            }
        }
        defaults.values().forEach(value -> placeholders(value, fields));
        noticeUnused(headings, mapping);
    }

    boolean has(String field) {
        return places.containsKey(field);
    }

    /** What the line itself says, or null. */
    String told(List<String> cells, String field) {
        Integer place = places.get(field);
        if (place == null) {
            return null;
        }
        String value = Cell.clean(cells.get(place));
        return value.isEmpty() ? null : value;
    }

    /** What the line says, or else the default, or null. */
    String value(List<String> cells, String field) {
        String told = told(cells, field);
        String otherwise = defaults.get(field);
        if (told != null || otherwise == null) {
            return told;
        }
        Matcher matcher = PLACEHOLDER.matcher(otherwise);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String other = told(cells, matcher.group(1));
            matcher.appendReplacement(filled, Matcher.quoteReplacement(other == null ? "" : other));
        }
        String value = matcher.appendTail(filled).toString().strip();
        return value.isEmpty() ? null : value;
    }

    List<Finding> notices() {
        return notices;
    }

    private static List<Integer> places(List<String> headings, String heading) {
        List<Integer> found = new ArrayList<>();
        for (boolean exact : List.of(true, false)) {
            for (int at = 0; at < headings.size() && (exact || found.isEmpty()); at++) {
                if (exact ? headings.get(at).equals(heading.strip()) : headings.get(at).equalsIgnoreCase(heading.strip())) {
                    found.add(at);
                }
            }
        }
        return found;
    }

    private static int placeOf(List<String> headings, String field, String heading) {
        List<Integer> found = places(headings, heading);
        if (found.isEmpty()) {
            throw new FileRefused("The file has no column '" + heading + "' for " + field + "; it has: " + String.join(", ", headings),
                    "Check the mapping and the separator");
        }
        if (found.size() > 1) {
            throw new FileRefused("Several columns are called '" + heading + "'", "Give each column a heading of its own");
        }
        return found.get(0);
    }

    private static void known(String where, Set<String> used, List<String> fields) {
        Set<String> unknown = new TreeSet<>(used);
        fields.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new FileRefused("The mapping names under " + where + " what is no field: " + String.join(", ", unknown),
                    "The fields are: " + String.join(", ", fields));
        }
    }

    private void placeholders(String value, List<String> fields) {
        Matcher matcher = PLACEHOLDER.matcher(value);
        while (matcher.find()) {
            if (!fields.contains(matcher.group(1)) || !places.containsKey(matcher.group(1))) {
                throw new FileRefused("The default '" + value + "' asks for {" + matcher.group(1) + "}, which no column holds",
                        "Use a field that has a column");
            }
        }
    }

    private void noticeUnused(List<String> headings, Mapping mapping) {
        List<String> unused = new ArrayList<>();
        for (int at = 0; at < headings.size(); at++) {
            String heading = headings.get(at);
            if (!places.containsValue(at) && mapping.ignore().stream().noneMatch(heading::equalsIgnoreCase) && !heading.isEmpty()) {
                unused.add(heading);
            }
        }
        if (!unused.isEmpty()) {
            notices.add(Finding.notice(0, null, String.join(", ", unused), "Nobody reads these columns",
                    "Map them to a field, or name them under ignore"));
        }
    }
}
