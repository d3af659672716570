package org.dunwell.post;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.dunwell.message.Consignment;
import org.dunwell.message.PostFailed;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The folder for what leaves on paper, and for e-mail and text messages while no server for them is configured. A file in it is complete; the same message again replaces its own file. */
@Component
class Outbox {

    private final Path folder;

    Outbox(@Value("${dunwell.outbox:./outbox}") Path folder) {
        this.folder = folder;
    }

    void put(Consignment consignment, String below, String ending, byte[] content) {
        Path target = folder.resolve(below).resolve(fileName(consignment) + ending);
        Path unfinished = target.resolveSibling("." + consignment.id() + ".tmp");
        try {
            Files.createDirectories(target.getParent());
            try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                file.write(ByteBuffer.wrap(content));
                file.force(true);
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new PostFailed("The message '" + consignment.text().subject() + "' to " + consignment.recipient() + " could not be written to "
                    + target.getParent() + ": " + e.getMessage() + ". Make room or grant write access to the folder, then retry", e);
        }
    }

    static String fileName(Consignment consignment) {
        return String.join("-", consignment.writtenOn().toString(), consignment.caseNumber(), consignment.purpose(), consignment.id())
                .replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
