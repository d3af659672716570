package org.dunwell.agency;

import org.dunwell.storage.LedgerTables;
import org.dunwell.storage.PlacementTables;
import org.springframework.test.context.ContextConfiguration;

/** The same on PostgreSQL. */
@ContextConfiguration(classes = {LedgerTables.OnPostgres.class, PlacementTables.class}, inheritLocations = false)
class AgencyHandOverOnPostgresTest extends AgencyHandOverTest {
}
