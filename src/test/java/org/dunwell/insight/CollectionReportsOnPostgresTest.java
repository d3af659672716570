package org.dunwell.insight;

import org.dunwell.storage.LedgerTables;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Everything {@link CollectionReportsTest} says, on PostgreSQL. */
@SpringJUnitConfig(value = {LedgerTables.OnPostgres.class, CollectionReports.class}, inheritLocations = false)
class CollectionReportsOnPostgresTest extends CollectionReportsTest {
}
