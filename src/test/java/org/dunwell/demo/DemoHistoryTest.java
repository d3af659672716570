package org.dunwell.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Journey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** The last 120 days, played through the real engine. */
@SpringBootTest(properties = {"dunwell.demo.history=false", "camunda.bpm.job-execution.enabled=false", "dunwell.outbox=target/demo-history/outbox",
        "spring.datasource.url=jdbc:h2:mem:demo-history;DB_CLOSE_DELAY=-1"})
@ActiveProfiles("demo")
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoHistoryTest {

    @Autowired
    private DemoHistory history;
    @Autowired
    private MakePortfolio portfolio;
    @Autowired
    private DemoDeeds deeds;
    @Autowired
    private CollectionCases cases;
    @Autowired
    private Journey journey;
    @Autowired
    private TaskService tasks;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private MovableTime time;

    private final Map<Plot, List<String>> stands = new TreeMap<>();

    @BeforeAll
    void play() {
        history.play();
        for (DemoAccount account : portfolio.of(LocalDate.ofInstant(time.now(), ZoneOffset.UTC)).accounts()) {
            stands.computeIfAbsent(account.plot(), plot -> new ArrayList<>())
                    .add(cases.latest(deeds.account(account.chased()).id()).map(this::stand).orElse("no case"));
        }
        stands.forEach((plot, where) -> System.out.println(plot + ": " + where));
    }

    private String stand(CollectionCase of) {
        return of.isRunning() ? String.join(" + ", journey.standsAt(of)) : "ended: " + of.ending() + ", " + of.closeCode();
    }

    @Test
    void it_ends_now() {
        assertThat(history.progress().state()).isEqualTo(HistoryProgress.State.DONE);
        assertThat(time.now()).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
    }

    @Test
    void nothing_failed() {
        assertThat(runtime.createIncidentQuery().list()).isEmpty();
    }

    @Test
    void every_role_finds_work() {
        Map<String, Long> open = tasks.createTaskQuery().list().stream().collect(Collectors.groupingBy(Task::getTaskDefinitionKey, Collectors.counting()));
        assertThat(open.keySet()).containsAll(Set.of("callCustomer", "negotiate", "approveTerms", "resolveBillingIssue", "resolveServiceIssue",
                "researchCustomer", "visitCustomer", "decideHowToProceed", "handleStopContact", "chaseAcknowledgement", "completeContactData"));
        assertThat(open.get("callCustomer")).isGreaterThanOrEqualTo(8);
    }
}
