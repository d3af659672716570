package org.dunwell.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Files that came in, kept until they are booked to their end. */
public interface StagedFiles {

    /** Not in a transaction: what was kept of a file that breaks off is no whole one. @param mapping how it is to be read, or null */
    void keep(long importId, Path file, Mapping mapping) throws IOException;

    Optional<Mapping> mapping(long importId);

    /** @return false when it is not kept, or not whole */
    boolean copyTo(long importId, Path file) throws IOException;

    void drop(long importId);
}
