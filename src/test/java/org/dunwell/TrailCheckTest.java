package org.dunwell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that looks through a trail while Dunwell does not run. */
class TrailCheckTest {

    @TempDir
    private Path folder;
    private String url;

    @BeforeEach
    void database() {
        url = "jdbc:h2:file:" + folder.resolve("dunwell");
        Flyway.configure().dataSource(url, "dunwell", "").load().migrate();
    }

    private int checked() {
        return TrailCheck.run(TrailCheck.WORD, "--spring.datasource.url=" + url, "--spring.datasource.username=dunwell", "--spring.datasource.password=");
    }

    private void doing(String change) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "dunwell", "")) {
            connection.createStatement().execute(change);
        }
    }

    @Test
    void it_says_by_its_exit_code_whether_the_trail_is_whole_broken_or_not_to_be_read() throws SQLException {
        assertThat(checked()).isZero();
        doing("insert into trail_link values (1, 7, 'C-1', 1, 'salt', 'digest', 'link', timestamp '2026-03-02 10:00:00')");
        doing("update trail_keeper set last_sequence = 1");
        assertThat(checked()).isOne();
        doing("drop table trail_link");
        assertThat(checked()).isEqualTo(2);
    }
}
