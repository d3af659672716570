package org.dunwell.post;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Letters and agency files can be written to the outbox folder, or to the folder in which it will be made. */
@Component
class OutboxHealth implements HealthIndicator {

    private final Path folder;

    OutboxHealth(@Value("${dunwell.outbox:./outbox}") Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public Health health() {
        Path there = folder;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        boolean writable = there != null && Files.isDirectory(there) && Files.isWritable(there);
        return (writable ? Health.up() : Health.down().withDetail("why", "nothing can be written there")).withDetail("folder", folder.toString()).build();
    }
}
