package org.dunwell.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.dunwell.agency.AgencyFiles.AgencyFile;
import org.dunwell.agency.AgencyOutbox;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Agencies fetch their files from a folder each, {@code agency/<agency>} in the outbox. */
@Component
class AgencyFolder implements AgencyOutbox {

    private final Path outbox;

    AgencyFolder(@Value("${dunwell.outbox:./outbox}") Path outbox) {
        this.outbox = outbox;
    }

    @Override
    public String layOut(Letter letter) {
        return new AgencyLayout(letter).text();
    }

    @Override
    public void put(AgencyFile file) {
        Path folder = outbox.resolve("agency").resolve(file.agencyId());
        Path unfinished = folder.resolve("." + file.name() + ".unfinished");
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer content = ByteBuffer.wrap(file.content().getBytes(StandardCharsets.UTF_8));
                while (content.hasRemaining()) {
                    channel.write(content);
                }
                channel.force(true);
            }
            Files.move(unfinished, folder.resolve(file.name()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            throw new UncheckedIOException("The file " + file.name() + " cannot be put into " + folder, refused);
        }
    }
}
