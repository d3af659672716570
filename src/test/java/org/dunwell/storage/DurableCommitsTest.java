package org.dunwell.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The file as it is at the moment when a commit returns is what a killed process leaves behind. */
class DurableCommitsTest {

    private static final int COMMITS = 8;

    @TempDir
    Path folder;

    @Test
    void whatIsCommittedIsInTheFile() throws Exception {
        FilePath.register(new SlowDisk());
        JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:slow:" + folder.resolve("books") + ";WRITE_DELAY=0", "sa", "");
        TransactionTemplate transaction = new TransactionTemplate(new DurableCommits(database));
        JdbcTemplate sql = new JdbcTemplate(database);
        sql.execute("create table said (n int primary key, filler varchar(2000))");
        for (int commit = 1; commit <= COMMITS; commit++) {
            int from = commit * 1000;
            transaction.executeWithoutResult(status -> sql.update("insert into said select ? + x, ? from system_range(1, 100)", from, "x".repeat(1500)));

            assertThat(leftBehind(commit)).isEqualTo(commit * 100);
        }
        database.dispose();
    }

    private int leftBehind(int commit) throws IOException, SQLException {
        Path copy = folder.resolve("copy-" + commit + ".mv.db");
        Files.copy(folder.resolve("books.mv.db"), copy);
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("copy-" + commit), "sa", "");
             var rows = connection.createStatement().executeQuery("select count(*) from said")) {
            rows.next();
            return rows.getInt(1);
        } finally {
            Files.deleteIfExists(copy);
        }
    }
}
