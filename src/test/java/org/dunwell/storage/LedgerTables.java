package org.dunwell.storage;

import java.util.UUID;
import javax.sql.DataSource;
import org.dunwell.ledger.Ledger;
import org.dunwell.trail.Actor;
import org.dunwell.trail.Trail;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The ledger on a real, empty H2 database of its own: no engine, no web. The clock is what a test moves. */
@Configuration(proxyBeanMethods = false)
@EnableTransactionManagement
@Import({Ledger.class, Trail.class, AccountStorage.class, EntryStorage.class, CustomerStorage.class, CreditorStorage.class, TrailStorage.class})
public class LedgerTables {

    @Bean
    DataSource dataSource() {
        DataSource database = database();
        Flyway.configure().dataSource(database).load().migrate();
        return database;
    }

    protected DataSource database() {
        return JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "dunwell", "");
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
    TestClock clock() {
        return new TestClock();
    }

    @Bean
    Actor actor() {
        return () -> "clara";
    }
}
