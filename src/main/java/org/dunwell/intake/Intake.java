package org.dunwell.intake;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

/**
 * Takes files in: each is staged, read to its end, and then booked some hundred records at a time, each time with the position reached. A refused
 * file is a report too, never an exception.
 */
public interface Intake {

    /**
     * Keeps a copy of the file, in the name of whoever acts.
     *
     * @param kind    {@link Report.Kind#UNRECOGNISED} when its content is to say it
     * @param mapping how it is to be read, or null for files that say so themselves
     * @return the id of its import
     */
    long stage(Report.Kind kind, String fileName, Path file, Mapping mapping);

    /**
     * Brings a staged import to its end or until somebody stops it: from its beginning, or behind what is booked already.
     *
     * @throws IllegalStateException when somebody else runs it now, or it is at its end
     */
    Report run(long importId);

    /** What runs here is not taken over by another node: to be called more often than once in two minutes. */
    void sayWhatRuns();

    default Report takeIn(Report.Kind kind, Path file, String fileName, Mapping mapping) {
        return run(stage(kind, fileName, file, mapping));
    }

    /** Every finding of an import as CSV that does no harm in a spreadsheet. */
    void writeFindings(long importId, Writer to) throws IOException;

    /** The same for a file of which there is only one thing to say. */
    void writeFinding(Finding finding, Writer to) throws IOException;
}
