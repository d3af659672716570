package org.dunwell.correspondence;

import org.dunwell.storage.CorrespondenceTables;
import org.dunwell.storage.LedgerTables;
import org.dunwell.storage.MessageTables;
import org.springframework.test.context.ContextConfiguration;

/** The same on PostgreSQL. */
@ContextConfiguration(classes = {LedgerTables.OnPostgres.class, MessageTables.class, CorrespondenceTables.class, ReportsTest.Fee.class}, inheritLocations = false)
class ReportsOnPostgresTest extends ReportsTest {
}
