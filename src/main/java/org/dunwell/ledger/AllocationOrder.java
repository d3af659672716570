package org.dunwell.ledger;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a payment closes first: costs (with fees), interest or principal; within each the oldest due. */
record AllocationOrder(List<Part> parts) {

    enum Part { COSTS, INTEREST, PRINCIPAL }

    /** @param setting the three words in the order wanted, with commas. @throws IllegalArgumentException that says how it is written */
    static AllocationOrder parse(String setting) {
        List<String> words = Arrays.stream(setting.split(",")).map(String::strip).toList();
        List<String> known = Stream.of(Part.values()).map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
        if (words.size() != known.size() || !words.containsAll(known)) {
            throw new IllegalArgumentException("dunwell.allocation-order is '" + setting
                    + "': name costs, interest and principal, each once, in the order wanted, with commas between them");
        }
        return new AllocationOrder(words.stream().map(word -> Part.values()[known.indexOf(word)]).toList());
    }

    /** @param open oldest due first */
    List<Invoice> sorted(List<Invoice> open) {
        return open.stream().sorted(Comparator.comparing(item -> parts.indexOf(of(item)))).toList();
    }

    private static Part of(Invoice item) {
        return switch (item.kind()) {
            case FEE, COST -> Part.COSTS;
            case INTEREST -> Part.INTEREST;
            case INVOICE, REFUND -> Part.PRINCIPAL;
        };
    }
}
