package org.dunwell.storage;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * H2 is asked to write what it has gathered before anybody hears of a commit, because killed processes lost acknowledged ones even with {@code WRITE_DELAY=0}. This
 * makes it rarer at best (README, decision 8).
 */
@Component("transactionManager")
class DurableCommits extends JdbcTransactionManager {

    /** Runs when the queue is empty. */
    private static final Runnable WRITTEN = () -> { };

    DurableCommits(DataSource database) {
        super(database);
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        super.doCommit(status);
        try {
            write(((JdbcTransactionObjectSupport) status.getTransaction()).getConnectionHolder().getConnection());
        } catch (SQLException e) {
            throw new TransactionSystemException("Committed, but perhaps not in the file", e);
        }
    }

    private static void write(Connection connection) throws SQLException {
        if (connection.isWrapperFor(JdbcConnection.class) && connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
            Database database = session.getDatabase();
            if (database.isPersistent()) {
                MVStore store = database.getStore().getMvStore();
                store.commit();
                store.getFileStore().executeFileStoreOperation(WRITTEN);
            }
        }
    }
}
