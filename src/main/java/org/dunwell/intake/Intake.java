package org.dunwell.intake;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

/** Takes files in. A refused file is a report too, never an exception. */
public interface Intake {

    Report openItems(Path file, String fileName, Mapping mapping);

    Report payments(Path file, String fileName, Mapping mapping);

    /** Every finding of an import as CSV that does no harm in a spreadsheet. */
    void writeFindings(long importId, Writer to) throws IOException;
}
