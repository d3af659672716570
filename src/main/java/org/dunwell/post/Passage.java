package org.dunwell.post;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One passage of a message, ready to be laid out.
 *
 * @param kind   what stands there: words, points, or one of the tables that the layouts know
 * @param points the words, one entry per point; words that are no list are one point
 */
public record Passage(Kind kind, List<List<Span>> points) {

    public enum Kind { WORDS, POINTS, INVOICES, INSTALMENTS, UPCOMING, PAYMENT, CONTACT, EDUCATION }

    static Passage of(String source, Values values) {
        for (Kind table : List.of(Kind.INVOICES, Kind.INSTALMENTS, Kind.UPCOMING, Kind.PAYMENT, Kind.CONTACT, Kind.EDUCATION)) {
            if (source.equals("{" + table.name().toLowerCase(Locale.ROOT) + "}")) {
                return new Passage(table, List.of());
            }
        }
        if (source.startsWith("- ")) {
            return new Passage(Kind.POINTS, Arrays.stream(source.substring(2).split("\n\\s*- ")).map(point -> Span.of(point, values)).toList());
        }
        return new Passage(Kind.WORDS, List.of(Span.of(source, values)));
    }

    public boolean is(String name) {
        return kind.name().equals(name);
    }

    public List<Span> words() {
        return points.get(0);
    }
}
