package org.dunwell.files;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A small part of an XML document by its local names, so that versions of a format which differ in their namespace read alike.
 *
 * @param scheme what its value is an id in, or its unit
 */
record Twig(String name, String currency, String scheme, StringBuilder own, List<Twig> children) {

    private static final int LONGEST = 4000;

    Twig(String name, String currency) {
        this(name, currency, null);
    }

    Twig(String name, String currency, String scheme) {
        this(name, currency, scheme, new StringBuilder(), new ArrayList<>());
    }

    void append(String some) {
        own.append(some, 0, Math.min(some.length(), LONGEST - own.length()));
    }

    Stream<Twig> all(String path) {
        int slash = path.indexOf('/');
        String first = slash < 0 ? path : path.substring(0, slash);
        Stream<Twig> found = children.stream().filter(child -> child.name.equals(first));
        return slash < 0 ? found : found.flatMap(child -> child.all(path.substring(slash + 1)));
    }

    /** @return the first that is there, or null */
    Twig at(String... paths) {
        return Stream.of(paths).flatMap(this::all).findFirst().orElse(null);
    }

    /** @return the first text that is not blank, or null */
    String text(String... paths) {
        return Stream.of(paths).flatMap(this::all).map(Twig::value).filter(value -> !value.isEmpty()).findFirst().orElse(null);
    }

    String value() {
        return own.toString().strip();
    }
}
