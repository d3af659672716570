package org.dunwell.fault;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/** A PostgreSQL that can be stopped and started again where it was, while others go on knocking at its door. */
final class RestartedPostgres implements AutoCloseable {

    private final Path data;
    private EmbeddedPostgres server;

    RestartedPostgres(Path data) throws IOException {
        this.data = data;
        server = EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false).start();
    }

    void restart() throws IOException {
        int port = server.getPort();
        server.close();
        server = EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false).setPort(port).start();
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
