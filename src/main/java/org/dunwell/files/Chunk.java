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
        add(item, line, List.of());
    }

    /** @param notices what is to be said about the record although it is booked */
    void add(T item, long line, List<Finding> notices) {
        if (run.next()) {
            notices.forEach(run.tally()::say);
            items.add(item);
            lines.add(line);
            bookWhenFull();
        }
    }

    /** The record cannot be booked, for these reasons. */
    void refuse(List<Finding> reasons) {
        if (run.next()) {
            run.tally().refused(reasons);
            bookWhenFull();
        }
    }

    /** There is nothing to book, for this reason. */
    void leave(Finding notice) {
        if (run.next()) {
            run.tally().unchanged();
            run.tally().say(notice);
            bookWhenFull();
        }
    }

    private void bookWhenFull() {
        if (items.size() == LINES || run.hasMuchToSay()) {
            book();
        }
    }

    /** What was added and not yet booked. */
    void book() {
        try {
            attempt(() -> run.keep(() -> items.isEmpty() ? new Tally() : book.apply(List.copyOf(items))));
        } catch (Run.ImportStopped stopped) {
            throw stopped;
        } catch (RuntimeException failed) {
            if (items.isEmpty()) {
                throw failed;
            }
            LOG.warn("Lines {} to {} of import {} are booked one by one", lines.get(0), lines.get(lines.size() - 1), run.importId(), failed);
            Tally alone = new Tally();
            for (int at = 0; at < items.size(); at++) {
                bookAlone(items.get(at), lines.get(at), alone);
            }
            run.keep(() -> alone);
        }
        items.clear();
        lines.clear();
    }

    private void bookAlone(T item, long line, Tally tally) {
        try {
            attempt(() -> tally.add(book.apply(List.of(item))));
        } catch (RuntimeException failed) {
            LOG.error("Line {} of import {} could not be booked", line, run.importId(), failed);
            tally.refused(Finding.refused(line, null, null, "It could not be booked because of a fault on our side",
                    "Send the line again; the log of import " + run.importId() + " says what happened"));
        }
    }

    private static void attempt(Runnable booking) {
        for (int attempt = 1; ; attempt++) {
            try {
                booking.run();
                return;
            } catch (ConcurrencyFailureException | DuplicateKeyException inTheWay) {
                if (attempt == ATTEMPTS) {
                    throw inTheWay;
                }
            }
        }
    }
}
