package org.dunwell.bank;

import org.dunwell.storage.LedgerTables;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Everything {@link MatchPaymentsTest} says, on PostgreSQL. */
@SpringJUnitConfig(value = {LedgerTables.OnPostgres.class, MatchTables.class}, inheritLocations = false)
class MatchPaymentsOnPostgresTest extends MatchPaymentsTest {
}
