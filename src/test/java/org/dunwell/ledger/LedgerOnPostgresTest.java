package org.dunwell.ledger;

import org.dunwell.storage.LedgerTables;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Everything {@link LedgerTest} says, on PostgreSQL. */
@SpringJUnitConfig({LedgerTables.OnPostgres.class, LedgerTest.Watching.class})
class LedgerOnPostgresTest extends LedgerTest {
}
