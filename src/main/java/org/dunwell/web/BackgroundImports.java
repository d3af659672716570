package org.dunwell.web;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.dunwell.intake.Intake;
import org.dunwell.intake.Mapping;
import org.dunwell.intake.Report;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.stereotype.Component;

/** Imports that go on while their page is looked at, two at a time, in the name of whoever began them. */
@Component
class BackgroundImports {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundImports.class);
    private static final int AT_ONCE = 2;
    private static final int MOST = 20;
    private static final int PATIENCE_SECONDS = 20;

    private final Intake intake;
    private final Semaphore room = new Semaphore(MOST);
    private final ExecutorService imports = Executors.newFixedThreadPool(AT_ONCE, work -> new Thread(work, "imports"));

    BackgroundImports(Intake intake) {
        this.intake = intake;
    }

    /** @return the id of the import; nothing when too many are waiting already, and then the file is still the caller's to close */
    OptionalLong begin(UploadedFile file, Report.Kind kind, Mapping mapping) {
        if (!room.tryAcquire()) {
            return OptionalLong.empty();
        }
        try {
            long id = intake.begin(kind, file.name());
            imports.execute(new DelegatingSecurityContextRunnable(() -> takeIn(id, file, mapping)));
            return OptionalLong.of(id);
        } catch (RuntimeException failed) {
            room.release();
            throw failed;
        }
    }

    private void takeIn(long id, UploadedFile file, Mapping mapping) {
        try (file) {
            intake.takeIn(id, file.path(), mapping);
        } catch (IOException | RuntimeException failed) {
            LOG.error("Import {} broke off", id, failed);
        } finally {
            room.release();
        }
    }

    /** Never by an interrupt, which would close the database's own files. */
    @PreDestroy
    void end() throws InterruptedException {
        imports.shutdown();
        if (!imports.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("An import is not finished; its file has to be sent again");
        }
    }
}
