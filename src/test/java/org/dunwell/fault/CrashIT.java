package org.dunwell.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.fault.MoodyMailServer.Mood;
import org.dunwell.security.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real nodes under load are killed at random moments and started again some days later, when much is due at once: {@code mvn -Pcrash verify -Drounds=50}. The mail
 * server answers slowly, refuses, greylists and hangs up. Only with the profile: H2 does not stand it yet.
 */
@EnabledIfSystemProperty(named = "rounds", matches = ".*")
class CrashIT {

    private static final int ROUNDS = Integer.getInteger("rounds", 2);
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final ZoneId HERE = ZoneId.of("Europe/Berlin");
    private static final LocalDate BEGINNING = LocalDate.of(2026, 3, 2);
    private static final int THREADS = 10;
    private static final List<Mood> MOODS = List.of(Mood.KIND, Mood.KIND, Mood.KIND, Mood.SLOW, Mood.SLOW, Mood.BUSY, Mood.GREYLISTS, Mood.NO_SUCH_MAILBOX,
            Mood.DROPS_AFTER_DATA, Mood.DROPS_AT_QUIT);
    private static final Pattern DUE = Pattern.compile("(?m)^dunwell_jobs_due\\S* (\\S+)$");
    private static final List<String> TABLE = Collections.synchronizedList(new ArrayList<>(List.of(
            "| nodes | rounds | kills | invoices | payments | calls | mails | letters | fees | placements | same Message-ID twice | after incidents | seconds |",
            "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|")));

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final Traffic traffic = new Traffic(SEED);
    private final Instant begun = Instant.now();
    private final Map<String, String> settings = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private volatile boolean calm;
    private final MoodyMailServer mailServer = new MoodyMailServer(() -> calm ? Mood.KIND : MOODS.get((int) (Math.random() * MOODS.size())));
    private LocalDate today = BEGINNING;
    private int kills;

    private interface Fault {
        void strike() throws Exception;
    }


    @AfterEach
    void nothingGoesOn() throws InterruptedException {
        traffic.end();
        for (Node node : nodes) {
            if (node.isAlive()) {
                node.kill();
            }
        }
        mailServer.close();
    }

    @AfterAll
    static void tell() throws IOException {
        System.out.println("seed " + SEED);
        TABLE.forEach(System.out::println);
        Files.write(Path.of("target/crash-rounds.md"), TABLE);
    }

    @Test
    void theOnlyNodeIsKilledOnH2() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("data/dunwell") + ";WRITE_DELAY=0";
        settings.put("SPRING_DATASOURCE_URL", url);
        nodes.add(node("only"));
        play("one, H2", share(40), this::killOne, () -> new Books(url, "dunwell", "", folder.resolve("outbox")));
    }

    @Test
    void theOnlyNodeIsKilledOnPostgres() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            nodes.add(on(server.getJdbcUrl("postgres", "postgres"), "only"));
            play("one, PostgreSQL", share(30), this::killOne, () -> books(server.getJdbcUrl("postgres", "postgres")));
        }
    }

    @Test
    void oneOfTwoNodesIsKilled() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            nodes.add(on(server.getJdbcUrl("postgres", "postgres"), "first"));
            nodes.add(on(server.getJdbcUrl("postgres", "postgres"), "second"));
            play("two, PostgreSQL", share(20), this::killOne, () -> books(server.getJdbcUrl("postgres", "postgres")));
        }
    }

    @Test
    void connectionsAreCutAndTheServerIsRestarted() throws Exception {
        try (RestartedPostgres server = new RestartedPostgres(folder.resolve("postgres"))) {
            nodes.add(on(server.url(), "only"));
            play("one, PostgreSQL cut off and restarted", share(10), () -> {
                try (Books books = books(server.url())) {
                    books.cutEverybodyElseOff();
                }
                TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(1500));
                server.restart();
                TimeUnit.MILLISECONDS.sleep(2000 + random.nextInt(3000));
            }, () -> books(server.url()));
        }
    }

    private static int share(int percent) {
        return Math.max(1, ROUNDS * percent / 100);
    }

    /** Round after round: start, load, strike; and at the end as many quiet days as it takes to do what is left. */
    private void play(String name, int rounds, Fault fault, Supplier<Books> open) throws Exception {
        for (int round = 0; round < rounds; round++) {
            start();
            if (round == 0) {
                Traffic.people(nodes.get(0).port());
            }
            traffic.begin(nodes.stream().map(Node::port).toList(), today);
            TimeUnit.MILLISECONDS.sleep(2000 + random.nextInt(6000));
            fault.strike();
            if (nodes.stream().anyMatch(Node::isAlive)) {
                TimeUnit.MILLISECONDS.sleep(1000 + random.nextInt(2000));
            }
            traffic.end();
            for (Node node : nodes) {
                if (node.isAlive()) {
                    node.kill();
                    kills++;
                }
            }
            try (Books books = open.get()) {
                assertThat(books.neverWrong(traffic, mailServer.accepted())).as("%s, round %d, seed %d", name, round, SEED).isEmpty();
            }
            later(7 + random.nextInt(11));
        }
        calm = true;
        int failed = 0;
        for (int quiet = 0; quiet < 2; quiet++) {
            try (Books books = open.get()) {
                failed += books.operatorRetries();
            }
            start();
            awaitIdle();
            for (Node node : nodes) {
                node.stop();
            }
            later(1);
        }
        try (Books books = open.get()) {
            tell(name, rounds, books, failed);
            assertThat(books.neverWrong(traffic, mailServer.accepted())).as("%s, at the end, seed %d", name, SEED).isEmpty();
            assertThat(books.nothingLeft(traffic)).as("%s, seed %d", name, SEED).isEmpty();
        }
        assertThat(repeated()).as("mails taken twice; at most those in flight when a node was killed").isLessThanOrEqualTo(kills * THREADS);
        assertThat(traffic.loaded).isNotEmpty();
        assertThat(mailServer.accepted()).isNotEmpty();
    }

    private void tell(String name, int rounds, Books books, int failed) {
        TABLE.add(String.format(Locale.ROOT, "| %s | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d |", name, rounds, kills, traffic.loaded.size(),
                traffic.paid.size(), traffic.calls.size(), books.count("message where state = 'HANDED_OVER' and channel = 'EMAIL'"),
                books.count("message where state = 'HANDED_OVER' and channel = 'LETTER'"), books.count("invoice where kind = 'fee'"),
                books.count("placement where placed_on is not null"), repeated(), failed, Duration.between(begun, Instant.now()).toSeconds()));
    }

    private long repeated() {
        return mailServer.accepted().size() - mailServer.accepted().stream().distinct().count();
    }

    private void killOne() throws InterruptedException {
        nodes.get(random.nextInt(nodes.size())).kill();
        kills++;
    }

    private Books books(String url) {
        return new Books(url, "postgres", "postgres", folder.resolve("outbox"));
    }

    private void start() throws Exception {
        Duration offset = Duration.between(Instant.now(), today.atTime(LocalTime.of(9, 0)).atZone(HERE).toInstant());
        nodes.get(0).start(offset);
        if (!Files.exists(folder.resolve("was-started"))) {
            nodes.get(0).awaitReady();
            Files.createFile(folder.resolve("was-started"));
        }
        for (Node node : nodes.subList(1, nodes.size())) {
            node.start(offset);
        }
        for (Node node : nodes) {
            node.awaitReady();
        }
    }

    /** A working day, so that people may be called. */
    private void later(int days) {
        today = today.plusDays(days);
        while (today.getDayOfWeek() == DayOfWeek.SATURDAY || today.getDayOfWeek() == DayOfWeek.SUNDAY) {
            today = today.plusDays(1);
        }
    }

    private void awaitIdle() throws InterruptedException {
        Browser admin = new Browser(nodes.get(0).port()).basic("admin", Traffic.ADMIN_PASSWORD);
        Instant end = Instant.now().plus(Duration.ofMinutes(4));
        for (int idle = 0; idle < 3; ) {
            Matcher due = DUE.matcher(admin.get("/actuator/prometheus").body());
            assertThat(due.find()).as("the gauge of due jobs").isTrue();
            idle = Double.parseDouble(due.group(1)) == 0 ? idle + 1 : 0;
            assertThat(Instant.now()).as("work that does not come to an end").isBefore(end);
            TimeUnit.MILLISECONDS.sleep(400);
        }
    }

    private Node node(String name) {
        settings.putAll(Map.of("DUNWELL_ADMIN_PASSWORD", Traffic.ADMIN_PASSWORD, "DUNWELL_OUTBOX", folder.resolve("outbox").toString(),
                "SPRING_MAIL_HOST", "localhost", "SPRING_MAIL_PORT", String.valueOf(mailServer.port()),
                "LOGGING_LEVEL_ORG_CAMUNDA_BPM_ENGINE_JOBEXECUTOR", "OFF"));
        return new Node(folder, name, settings);
    }

    private Node on(String url, String name) {
        settings.put("SPRING_DATASOURCE_URL", url);
        settings.put("SPRING_DATASOURCE_USERNAME", "postgres");
        settings.put("SPRING_DATASOURCE_PASSWORD", "postgres");
        return node(name);
    }
}
