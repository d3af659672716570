package org.dunwell.files;

import java.io.IOException;
import java.util.function.Consumer;
import org.dunwell.intake.Finding;

/** Reads one file of a bank, as often as it is asked to, and tells the same each time. */
interface BankReader {

    /** Who tells it, for people: one payment told in two formats is told by two sources. */
    String source();

    /**
     * @param about what is to be said about the file as a whole
     * @throws org.dunwell.intake.FileRefused when its sums disagree or it is not whole; records told before are then void
     */
    void read(Consumer<BankRecord> records, Consumer<Finding> about) throws IOException;
}
