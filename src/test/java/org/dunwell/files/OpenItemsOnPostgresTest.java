package org.dunwell.files;

import org.dunwell.storage.LedgerTables;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Everything {@link OpenItemsTest} says, on PostgreSQL. */
@SpringJUnitConfig(value = {LedgerTables.OnPostgres.class, Importing.class}, inheritLocations = false)
class OpenItemsOnPostgresTest extends OpenItemsTest {
}
