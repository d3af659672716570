package org.dunwell.storage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Asks for many keys in lists that a database takes. */
final class Many {

    private static final int AT_ONCE = 500;

    private Many() {
    }

    static <K, T> List<T> ask(Collection<K> keys, Function<List<K>, List<T>> question) {
        List<K> all = List.copyOf(keys);
        List<T> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            found.addAll(question.apply(all.subList(from, Math.min(all.size(), from + AT_ONCE))));
        }
        return found;
    }
}
