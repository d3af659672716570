package org.dunwell.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.dunwell.storage.LedgerTables;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Everything {@link LedgerTest} says, on PostgreSQL. */
@SpringJUnitConfig(value = {LedgerTables.OnPostgres.class, LedgerTest.Watching.class}, inheritLocations = false)
class LedgerOnPostgresTest extends LedgerTest {

    @Test
    void thisIsPostgres(@Autowired DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("PostgreSQL");
        }
    }
}
