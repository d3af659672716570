package org.dunwell.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.dunwell.Dunwell;
import org.dunwell.collection.CaseOpening;
import org.dunwell.customer.Address;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.dunwell.message.Post;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code mvn -Pbenchmark-messages test -Dcases=10000}: so many reminders are due at once; how long until all are handed over and the cases wait again, beside the stock
 * engine with the same diagram and delegates that do nothing, in one run.
 */
class MessageBenchmark {

    private static final int CASES = Integer.getInteger("cases", 10_000);
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 3);
    private static final int HEAVIEST = 40;
    private static final List<String> TABLE = new ArrayList<>(List.of(
            "| database | reminders | Dunwell, messages a second | bare engine, cases a second | ratio | SQL statements a message | of the bare engine | transactions a message | of the bare engine |",
            "|---|---:|---:|---:|---:|---:|---:|---:|---:|"));

    @TempDir
    Path folder;

    /** The post takes everything, and the database counts. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Edge {

        @Bean
        @Primary
        Post everythingIsTaken() {
            return consignment -> null;
        }

        @Bean
        static BeanPostProcessor counting() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource database && !(bean instanceof Statements) ? new Statements(database) : bean;
                }
            };
        }
    }

    private record Measured(double aSecond, double statements, double transactions, String heaviest) {
    }

    @AfterEach
    void todayAgain() {
        ClockUtil.reset();
    }

    @AfterAll
    static void tell() throws IOException {
        TABLE.forEach(System.out::println);
        Files.write(Path.of("target/benchmark-messages.md"), TABLE);
    }

    @Test
    void onH2() throws IOException {
        measure("H2 (file)", "jdbc:h2:file:" + folder.resolve("dunwell") + ";WRITE_DELAY=0", "jdbc:h2:file:" + folder.resolve("bare") + ";WRITE_DELAY=0", "dunwell", "");
    }

    @Test
    void onPostgres() throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            JdbcClient.create(server.getPostgresDatabase()).sql("create database bare").update();
            measure("PostgreSQL", server.getJdbcUrl("postgres", "postgres"), server.getJdbcUrl("postgres", "bare"), "postgres", "postgres");
        }
    }

    private void measure(String name, String url, String bareUrl, String user, String password) throws IOException {
        Measured bare = bare(bareUrl, user, password);
        Measured dunwell = dunwell(url, user, password);
        TABLE.add(String.format(Locale.ROOT, "| %s | %,d | %.0f | %.0f | %.2f | %.1f | %.1f | %.1f | %.1f |", name, CASES, dunwell.aSecond, bare.aSecond,
                dunwell.aSecond / bare.aSecond, dunwell.statements, bare.statements, dunwell.transactions, bare.transactions));
        Files.writeString(Path.of("target/benchmark-statements-" + user + ".txt"), dunwell.heaviest + "\n\nbare engine\n" + bare.heaviest);
    }

    private static Measured bare(String url, String user, String password) {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(url);
            pool.setUsername(user);
            pool.setPassword(password);
            pool.setMaximumPoolSize(20);
            pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
            Statements database = new Statements(pool);
            try (BareEngine engine = new BareEngine(database)) {
                engine.start(CASES);
                return timed(database, engine::workOff);
            }
        }
    }

    private Measured dunwell(String url, String user, String password) {
        ClockUtil.offset(Duration.between(Instant.now(), TODAY.atTime(10, 0).atZone(BERLIN).toInstant()).toMillis());
        try (ConfigurableApplicationContext house = new SpringApplicationBuilder(Dunwell.class, Edge.class).web(WebApplicationType.SERVLET)
                .run("--server.port=0", "--spring.datasource.url=" + url, "--spring.datasource.username=" + user, "--spring.datasource.password=" + password,
                        "--camunda.bpm.job-execution.enabled=true", "--dunwell.admin.password=benchmark-admin-1", "--dunwell.outbox=" + folder.resolve("outbox"),
                        "--logging.level.root=WARN")) {
            ProcessEngine engine = house.getBean(ProcessEngine.class);
            JobWatch.rest(engine);
            load(house);
            JdbcClient sql = JdbcClient.create(house.getBean(DataSource.class));
            Measured measured = timed((Statements) house.getBean(DataSource.class), () -> JobWatch.workOff(engine));
            assertThat(sql.sql("select count(*) from message where state = 'HANDED_OVER'").query(Integer.class).single()).isEqualTo(CASES);
            return measured;
        } finally {
            ClockUtil.reset();
        }
    }

    private static void load(ConfigurableApplicationContext house) {
        TransactionTemplate transaction = house.getBean(TransactionTemplate.class);
        Customers customers = house.getBean(Customers.class);
        Accounts accounts = house.getBean(Accounts.class);
        Ledger ledger = house.getBean(Ledger.class);
        house.getBean(Creditors.class).save(new Creditor("nord", "Nordwind GmbH", new Address("Hafenstr. 1", "20457", "Hamburg", "DE"), "konto@nordwind.example", null,
                "DE02120300000000202051", null, BERLIN, null));
        for (int first = 1; first <= CASES; first += 100) {
            int from = first;
            transaction.executeWithoutResult(status -> {
                for (int number = from; number < from + 100 && number <= CASES; number++) {
                    customers.save(new Customer("K" + number, "Customer " + number, Customer.Kind.BUSINESS, null, new Address("Weg 1", "10115", "Berlin", "DE"),
                            "k" + number + "@example.com", null, Locale.ENGLISH, BERLIN, null));
                    ledger.bookInvoice(accounts.open("K" + number, "nord", EUR), "R" + number, TODAY.minusDays(40), TODAY.minusDays(10), Money.of("240.00", "EUR"), "Tools",
                            "benchmark");
                }
            });
        }
        CaseOpening opening = house.getBean(CaseOpening.class);
        Long last = 0L;
        while (last != null) {
            long after = last;
            last = transaction.execute(status -> opening.openNext(after, 100));
        }
    }

    private static Measured timed(Statements database, Runnable work) {
        database.forget();
        Instant start = Instant.now();
        work.run();
        double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        return new Measured(CASES / seconds, (double) database.count() / CASES, (double) database.commits() / CASES, database.heaviest(HEAVIEST));
    }
}
