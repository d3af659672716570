package org.dunwell.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.UUID;
import javax.sql.DataSource;
import org.dunwell.ledger.Ledger;
import org.dunwell.trail.Actor;
import org.dunwell.trail.Trail;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.context.annotation.Bean;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The ledger on a real, empty database of its own: no engine, no web. The clock is what a test moves. */
@TestConfiguration(proxyBeanMethods = false)
@EnableTransactionManagement
@Import({Ledger.class, Trail.class, AccountStorage.class, EntryStorage.class, CustomerStorage.class, CreditorStorage.class, TrailStorage.class,
        ReportStorage.class, StagedFileStorage.class, CashDiscountStorage.class, MappingStorage.class, FullListStorage.class, InterestTermsStorage.class, ToldPaymentStorage.class, InsightStorage.class, BankEntryStorage.class, BatchStorage.class, InvoiceIndexStorage.class, CaseStorage.class})
public abstract class LedgerTables {

    /** On H2, in memory. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class OnH2 extends LedgerTables {

        @Bean
        DataSource dataSource() {
            return migrated(JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "dunwell", ""));
        }
    }

    /** On a real PostgreSQL server, started for the test. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class OnPostgres extends LedgerTables {

        @Bean(destroyMethod = "close")
        EmbeddedPostgres server() throws IOException {
            return EmbeddedPostgres.builder().start();
        }

        @Bean
        DataSource dataSource(EmbeddedPostgres server) {
            return migrated(server.getPostgresDatabase());
        }
    }

    static DataSource migrated(DataSource database) {
        Flyway.configure().dataSource(database).load().migrate();
        return database;
    }

    @Bean
    PlatformTransactionManager transactions(DataSource database) {
        return new DataSourceTransactionManager(database);
    }

    @Bean
    JdbcClient jdbcClient(DataSource database) {
        return JdbcClient.create(database);
    }

    @Bean
    JdbcTemplate jdbcTemplate(DataSource database) {
        return new JdbcTemplate(database);
    }

    @Bean
    TestClock clock() {
        return new TestClock();
    }

    @Bean
    Actor actor() {
        return () -> "clara";
    }
}
