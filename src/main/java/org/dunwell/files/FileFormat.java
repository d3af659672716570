package org.dunwell.files;

import java.io.IOException;
import java.nio.file.Path;
import org.dunwell.intake.Mapping;
import org.dunwell.intake.Report;

/** One kind of file: how it is known by its content, and how it is read to its end and then booked. */
interface FileFormat {

    Report.Kind kind();

    /**
     * Text with separators looks like many things: {@link TextLists} tells it by its columns.
     *
     * @param start the first characters of the file as far as they can be read as text, 4,096 at most
     */
    default boolean recognises(String start) {
        return false;
    }

    /**
     * Reads the file to its end before anything is booked, then books it in {@link Chunk}s.
     *
     * @param mapping null when nothing was declared
     * @throws org.dunwell.intake.FileRefused when nothing of it is taken
     */
    void takeIn(Path file, Mapping mapping, Run run) throws IOException;
}
