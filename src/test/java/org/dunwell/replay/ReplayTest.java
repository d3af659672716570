package org.dunwell.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.dunwell.calendar.WorkingDays;
import org.dunwell.demo.Desks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import org.springframework.test.context.ActiveProfiles;

/** 2013 as it was, and as it would have been with worse payers, through the interfaces that other systems use. */
@Tag("replay")
@EnabledIfSystemProperty(named = "replay.file", matches = ".+")
@Tag("alone")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"dunwell.demo.history=false", "dunwell.outbox=target/replay/outbox",
        "spring.datasource.url=jdbc:h2:mem:${random.uuid}", "logging.level.root=WARN"})
@ActiveProfiles("demo")
@DirtiesContext(classMode = ClassMode.BEFORE_EACH_TEST_METHOD)
class ReplayTest {

    private static final LocalDate START = LocalDate.of(2012, 12, 31);
    private static final LocalDate END = LocalDate.of(2014, 1, 10);

    @LocalServerPort
    private int port;
    @Autowired
    private Desks desks;
    @Autowired
    private JdbcClient sql;
    @Autowired
    private WorkingDays workingDays;

    @Test
    void everybody_pays_as_they_did() throws Exception {
        ReplayFigures figures = play("as it was", Receivables.read(file()));
        figures.findsNobodyBotheredWithoutReason();
        assertThat(figures.repeatedFirstReminders()).isEmpty();
        assertThat(figures.count("select count(*) from invoice where open_amount <> 0")).isZero();
        assertThat(figures.count("select count(running_account) from collection_case")).isZero();
        assertThat(figures.count("select count(*) from collection_case where ending <> 'customerThanked'")).isZero();
        assertThat(figures.count("select count(*) from collection_case")).isGreaterThanOrEqualTo(300);
        assertThat(figures.casesThatMissedTheirFirstReminder()).isEmpty();
        assertThat(figures.count("select count(*) from act_ru_incident")).isZero();
    }

    @Test
    void every_tenth_customer_pays_twice_as_late_and_three_never() throws Exception {
        ReplayFigures figures = play("with worse payers", Receivables.read(file()).worse(START));
        figures.findsNobodyBotheredWithoutReason();
        assertThat(figures.repeatedFirstReminders()).isEmpty();
        assertThat(figures.count("select count(*) from placement where placed_on is not null")).isPositive();
        assertThat(figures.count("select count(*) from act_ru_incident")).isZero();
    }

    private static Path file() {
        return Path.of(System.getProperty("replay.file"));
    }

    private ReplayFigures play(String title, Receivables file) {
        Instant begun = Instant.now();
        DunwellClient dunwell = new DunwellClient(port);
        ReplayStaff staff = new ReplayStaff(desks);
        dunwell.clockTo(at(START, LocalTime.of(8, 0)));
        Map<?, ?> report = dunwell.openItems(file.csv(line -> true));
        System.out.printf("%n== %s ==%n%s: %s%n", title, START, dunwell.receivables());
        System.out.printf("lines %s, loaded %s, refused %s, not yet %s, settled %s, settled later %s%n", report.get("lines"), report.get("loaded"),
                report.get("refused"), report.get("notYet"), report.get("settled"), report.get("settledLater"));
        dunwell.clockTo(at(START, LocalTime.of(9, 0)));
        assertThat(sql.sql("select count(running_account) from collection_case").query(Long.class).single()).as("one case for each overdue account")
                .isEqualTo(file.lines().stream().filter(line -> line.isOverdueAt(at(START, LocalTime.NOON).atZone(ZoneOffset.UTC).toLocalDateTime()))
                        .filter(line -> !line.issued().isAfter(START)).map(Receivables.Line::customer).distinct().count());
        for (LocalDate day = START.plusDays(1); !day.isAfter(END); day = day.plusDays(1)) {
            LocalDate today = day;
            dunwell.clockTo(at(day, LocalTime.of(3, 0)));
            send(dunwell, file.csv(line -> line.issued().equals(today)));
            dunwell.clockTo(at(day, LocalTime.of(9, 0)));
            staff.work();
            dunwell.clockTo(at(day, LocalTime.NOON));
            send(dunwell, file.csv(line -> today.equals(line.settled())));
            dunwell.clockTo(at(day, LocalTime.of(15, 0)));
            staff.work();
            if (day.getDayOfMonth() == 1) {
                System.out.printf("%s after %d seconds%n", day, Duration.between(begun, Instant.now()).toSeconds());
            }
        }
        dunwell.clockTo(at(END, LocalTime.of(18, 0)));
        ReplayFigures figures = new ReplayFigures(sql, workingDays, file);
        System.out.printf("%s: %s%n%s%nIt ran %d seconds.%n", END, dunwell.receivables(), figures, Duration.between(begun, Instant.now()).toSeconds());
        return figures;
    }

    private static void send(DunwellClient dunwell, byte[] slice) {
        if (slice.length > 0) {
            Map<?, ?> report = dunwell.openItems(slice);
            assertThat(report.get("refused")).as("%s", report).isEqualTo(0);
        }
    }

    private static Instant at(LocalDate day, LocalTime hour) {
        return day.atTime(hour).toInstant(ZoneOffset.UTC);
    }
}
