package org.dunwell.post;

import java.util.ArrayList;
import java.util.List;

/** A run of words, plain or strong. In a wording what stands between two pairs of stars is strong. */
public record Span(String text, boolean strong) {

    static List<Span> of(String source, Values values) {
        List<Span> spans = new ArrayList<>();
        String[] runs = source.replaceAll("\\s*\n\\s*", " ").split("\\*\\*", -1);
        for (int i = 0; i < runs.length; i++) {
            if (!runs[i].isEmpty()) {
                spans.add(new Span(values.fill(runs[i]), i % 2 == 1));
            }
        }
        return spans;
    }

    static String plain(List<Span> spans) {
        return String.join("", spans.stream().map(Span::text).toList());
    }
}
