package org.dunwell.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

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
import org.dunwell.bank.BankEntries;
import org.dunwell.bank.BankEntry;
import org.dunwell.bank.MatchPayments;
import org.dunwell.bank.Receipt;
import org.dunwell.bank.TakeBankEntries;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Journey;
import org.dunwell.correspondence.MailDesk;
import org.dunwell.correspondence.ReceivedMail;
import org.dunwell.intake.Mappings;
import org.dunwell.ledger.Money;
import org.dunwell.message.Channel;
import org.dunwell.message.Deliveries;
import org.dunwell.message.Delivery;
import org.dunwell.message.Message;
import org.dunwell.message.Messages;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.MockMvc;

/** The last 120 days, played through the real engine. */
@Tag("alone")
@SpringBootTest(properties = {"dunwell.demo.history=false", "camunda.bpm.job-execution.enabled=false", "dunwell.outbox=target/demo-history/outbox",
        "spring.datasource.url=jdbc:h2:mem:demo-history;DB_CLOSE_DELAY=-1"})
@ActiveProfiles("demo")
@AutoConfigureMockMvc
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
    @Autowired
    private TakeBankEntries bank;
    @Autowired
    private BankEntries entries;
    @Autowired
    private MatchPayments payments;
    @Autowired
    private Mappings mappings;
    @Autowired
    private Messages messages;
    @Autowired
    private Deliveries deliveries;
    @Autowired
    private MailDesk mail;
    @Autowired
    private DemoPeople people;
    @Autowired
    private MockMvc web;

    private final Map<Plot, List<String>> stands = new TreeMap<>();

    @BeforeAll
    void play() {
        somebodySendsAStatementMeanwhile();
        history.play();
        for (DemoAccount account : portfolio.of(LocalDate.ofInstant(time.now(), ZoneOffset.UTC)).accounts()) {
            stands.computeIfAbsent(account.plot(), plot -> new ArrayList<>())
                    .add(cases.latest(deeds.account(account.chased()).id()).map(this::stand).orElse("no case"));
        }
    }

    private void somebodySendsAStatementMeanwhile() {
        LocalDate day = LocalDate.ofInstant(time.now(), ZoneOffset.UTC).minusDays(100);
        bank.take(List.of(new BankEntry("entry 1", 1, null, "DE02120300000000202051", Money.of("17.00", "EUR"), false, day, day, "A stranger", null, null, null,
                "thanks", null, null, "meanwhile")), "somebody");
        payments.match(entries.list(Receipt.State.TAKEN, 0, 1).get(0).id());
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
    void messages_go_by_several_channels_one_comes_back_and_mail_waits_for_people() {
        List<Message> sent = cases.search(null, null, 0, 500).stream().flatMap(of -> messages.ofCase(of.id()).stream()).toList();
        assertThat(sent).extracting(Message::channel).contains(Channel.EMAIL, Channel.SMS, Channel.LETTER);
        assertThat(sent).anyMatch(message -> deliveries.of(message.id()).stream().anyMatch(delivery -> delivery.state() == Delivery.State.FAILED));
        assertThat(mail.waiting(10)).extracting(ReceivedMail::state).contains(ReceivedMail.State.UNASSIGNED, ReceivedMail.State.ASKS_TO_STOP);
    }

    @Test
    void a_file_can_be_sent_in_at_once() {
        assertThat(mappings.names()).isNotEmpty();
    }

    @Test
    void cases_stand_where_their_plots_want_them() {
        assertThat(stands.get(Plot.PROMPT)).containsOnly("no case");
        assertThat(stands.get(Plot.NOT_YET_CHASED)).allMatch(Set.of("Wait until 3 working days overdue", "no case")::contains);
        assertThat(stands.get(Plot.REMINDED)).containsOnly("Wait 30 days");
        assertThat(stands.get(Plot.ON_HOLD)).allMatch(where -> where.contains("Wait until hold ends"));
        assertThat(stands.get(Plot.CONTACT_DATA_OPEN)).allMatch(where -> where.contains("Complete contact data"));
        assertThat(stands.get(Plot.CALL_TO_MAKE)).containsOnly("Call customer");
        assertThat(stands.get(Plot.NEGOTIATION_OPEN)).containsOnly("Negotiate");
        for (Plot plot : List.of(Plot.APPROVAL_OPEN, Plot.PROMISE_OPEN, Plot.PLAN_OPEN)) {
            assertThat(stands.get(plot)).containsOnly("Keep arrangement");
        }
        for (Plot plot : List.of(Plot.BILLING_DISPUTE_OPEN, Plot.SERVICE_DISPUTE_OPEN)) {
            assertThat(stands.get(plot)).allMatch(where -> where.contains("Settle dispute"));
        }
        for (Plot plot : List.of(Plot.VISIT_RESEARCH, Plot.VISIT_ANNOUNCED, Plot.VISIT_DUE)) {
            assertThat(stands.get(plot)).containsOnly("Visit customer");
        }
        assertThat(stands.get(Plot.LAST_CHANCE)).containsOnly("Last chance: wait 14 days");
        for (Plot plot : List.of(Plot.AT_AGENCY_SETTLING_IN, Plot.AGENCY_SILENT, Plot.AT_AGENCY)) {
            assertThat(stands.get(plot)).containsOnly("Place with agency");
        }
        for (Plot plot : List.of(Plot.SUPERVISOR_OPEN, Plot.SMALL_STUCK, Plot.AGENCY_RETURNED)) {
            assertThat(stands.get(plot)).containsOnly("Decide how to proceed");
        }
        assertThat(stands.get(Plot.STOP_CONTACT_OPEN)).containsOnly("Handle stop contact");
    }

    @Test
    void cases_ended_in_every_way() {
        assertThat(stands.get(Plot.PAYS_AFTER_REMINDER)).allMatch(where -> where.startsWith("ended: customerThanked"));
        assertThat(stands.get(Plot.PLAN_KEPT)).allMatch(where -> where.startsWith("ended: arrangementKept"));
        assertThat(stands.get(Plot.PAID_AS_PROMISED)).allMatch(where -> where.startsWith("ended: arrangementKept"));
        assertThat(stands.get(Plot.DISPUTE_WON)).allMatch(where -> where.startsWith("ended: customerThanked"));
        assertThat(stands.get(Plot.AGENCY_RECOVERED)).allMatch(where -> where.startsWith("ended: recoveredByAgency"));
        assertThat(stands.get(Plot.CONTACT_CEASED)).allMatch(where -> where.startsWith("ended: contactCeased"));
        assertThat(stands.get(Plot.WRITTEN_OFF)).allMatch(where -> where.startsWith("ended: writtenOff"));
    }

    @Test
    void the_first_page_says_who_to_be_and_what_to_try() throws Exception {
        var page = web.perform(get("/")).andExpect(status().isOk());
        for (DemoPeople.Person person : people.all()) {
            page.andExpect(content().string(containsString("<code>" + person.user() + "</code>")));
        }
        page.andExpect(content().string(containsString("/camunda/app/tasklist/default/")))
                .andExpect(content().string(containsString("advanceBy")))
                .andExpect(content().string(not(containsString("http-equiv=\"refresh\""))));
    }

    @Test
    void nothing_failed() {
        assertThat(runtime.createIncidentQuery().list()).isEmpty();
    }

    @Test
    void every_role_finds_work() {
        Map<String, Long> open = tasks.createTaskQuery().list().stream().collect(Collectors.groupingBy(Task::getTaskDefinitionKey, Collectors.counting()));
        assertThat(open.keySet()).containsAll(Set.of("callCustomer", "negotiate", "approveTerms", "resolveBillingIssue", "resolveServiceIssue",
                "researchCustomer", "visitCustomer", "decideHowToProceed", "handleStopContact", "chaseAcknowledgement", "completeContactData", "matchPayment"));
        assertThat(open.get("callCustomer")).isGreaterThanOrEqualTo(8);
    }
}
