package org.dunwell.message;

import org.dunwell.storage.LedgerTables;
import org.dunwell.storage.MessageTables;
import org.springframework.test.context.ContextConfiguration;

/** The same on PostgreSQL. */
@ContextConfiguration(classes = {LedgerTables.OnPostgres.class, MessageTables.class}, inheritLocations = false)
class MessagesOnPostgresTest extends MessagesTest {
}
