package org.dunwell.files;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.dunwell.intake.Finding;
import org.dunwell.intake.Tally;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;

/**
 * Lines that are booked in one transaction. When somebody else was in the way they are tried again; when it fails for another reason each
 * line is booked alone, so that one line never keeps the others out.
 */
final class Chunk<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Chunk.class);
    private static final int LINES = 200;
    private static final int ATTEMPTS = 4;

    private final Run run;
    private final Function<List<T>, Tally> book;
    private final List<T> items = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();

    Chunk(Run run, Function<List<T>, Tally> book) {
        this.run = run;
        this.book = book;
    }

    void add(T item, long line) {
        items.add(item);
        lines.add(line);
        if (items.size() == LINES) {
            book();
        }
    }

    void book() {
        if (items.isEmpty()) {
            return;
        }
        try {
            run.tally().add(attempt(List.copyOf(items)));
        } catch (RuntimeException failed) {
            LOG.warn("Lines {} to {} of import {} are booked one by one", lines.get(0), lines.get(lines.size() - 1), run.importId(),
                    failed);
            for (int at = 0; at < items.size(); at++) {
                bookAlone(items.get(at), lines.get(at));
            }
        }
        items.clear();
        lines.clear();
        run.save();
    }

    private void bookAlone(T item, long line) {
        try {
            run.tally().add(attempt(List.of(item)));
        } catch (RuntimeException failed) {
            LOG.error("Line {} of import {} could not be booked", line, run.importId(), failed);
            run.tally().refused(Finding.refused(line, null, null, "It could not be booked because of a fault on our side",
                    "Send the line again; the log of import " + run.importId() + " says what happened"));
        }
    }

    private Tally attempt(List<T> some) {
        for (int attempt = 1; ; attempt++) {
            try {
                return book.apply(some);
            } catch (ConcurrencyFailureException | DuplicateKeyException inTheWay) {
                if (attempt == ATTEMPTS) {
                    throw inTheWay;
                }
            }
        }
    }
}
