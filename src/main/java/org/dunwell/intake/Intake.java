package org.dunwell.intake;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

/** Takes files in. A refused file is a report too, never an exception. */
public interface Intake {

    /** @return the id of an import that runs from now on, in the name of whoever acts */
    long begin(Report.Kind kind, String fileName);

    /** Brings an import that was begun to its end. */
    Report takeIn(long importId, Path file, Mapping mapping);

    default Report openItems(Path file, String fileName, Mapping mapping) {
        return takeIn(begin(Report.Kind.OPEN_ITEMS, fileName), file, mapping);
    }

    default Report payments(Path file, String fileName, Mapping mapping) {
        return takeIn(begin(Report.Kind.PAYMENTS, fileName), file, mapping);
    }

    /** Every finding of an import as CSV that does no harm in a spreadsheet. */
    void writeFindings(long importId, Writer to) throws IOException;

    /** The same for a file of which there is only one thing to say. */
    void writeFinding(Finding finding, Writer to) throws IOException;
}
