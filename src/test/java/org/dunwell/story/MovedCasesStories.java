package org.dunwell.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.dunwell.arrangement.Arrange;
import org.dunwell.arrangement.Terms;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Holding;
import org.dunwell.collection.Refusal;
import org.dunwell.customer.Address;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.dispute.Disputing;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.dunwell.migration.Change.Kind;
import org.dunwell.migration.Move;
import org.dunwell.migration.Move.CaseState;
import org.dunwell.migration.MoveCases;
import org.dunwell.migration.MoveReport;
import org.dunwell.migration.Moves;
import org.dunwell.migration.Plan;
import org.dunwell.migration.Route;
import org.dunwell.migration.Versions;
import org.dunwell.process.engine.Redraw;
import org.dunwell.process.engine.TimeMachine;
import org.dunwell.trail.TrailBook;
import org.dunwell.trail.TrailEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A diagram is redrawn, and the running cases are moved to it in the middle of their lives. */
class MovedCasesStories extends Stories {

    static final String JOURNEY = "collect-account";

    @Autowired
    private ApplicationContext application;
    @Autowired
    private RepositoryService models;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private TaskService tasks;
    @Autowired
    private ManagementService jobs;
    @Autowired
    private MoveCases moveCases;
    @Autowired
    private Moves moves;
    @Autowired
    private Versions versions;
    @Autowired
    private TrailBook trail;
    @Autowired
    private TimeMachine time;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private JdbcClient sql;
    @Autowired
    private Customers customers;
    @Autowired
    private Accounts accounts;
    @Autowired
    private Ledger ledger;
    @Autowired
    private CollectionCases cases;
    @Autowired
    private Disputing disputing;
    @Autowired
    private Arrange arrange;
    @Autowired
    private Holding holding;

    private Redraw pencil;
    private ProcessDefinition old;

    @BeforeEach
    void takeThePencil() {
        pencil = new Redraw(application);
        old = newest(JOURNEY);
    }

    @AfterEach
    void asShipped() {
        runtime.createProcessInstanceQuery().rootProcessInstances().list().forEach(left -> runtime.deleteProcessInstance(left.getId(), "the story is over", true));
        pencil.undo("collect-account.bpmn", "keep-arrangement.bpmn", "call-customer.form");
    }

    private static final UnaryOperator<String> TWENTY_ONE_DAYS = drawn -> drawn.replace("name=\"days\">30<", "name=\"days\">21<").replace("\"Wait 30 days\"", "\"Wait 21 days\"");

    @Test
    void a_wait_that_is_drawn_shorter_ends_earlier_when_that_is_chosen() {
        Date before = waiting();
        pencil.deploy("collect-account.bpmn", TWENTY_ONE_DAYS);
        Move move = moved(order(true));
        assertThat(move.count(CaseState.MOVED)).isOne();
        assertThat(days(before, timer("reminderPeriodEnded").getDuedate())).isBetween(-10L, -8L);
        assertThat(moves.report(move.id()).changed()).anySatisfy(change -> {
            assertThat(change.kind()).isEqualTo(Kind.WAIT);
            assertThat(change.label()).isEqualTo("Wait 21 days");
        });
        story().sent("friendlyReminder").daysPass(23).hasTask("callCustomer").sent("friendlyReminder");
    }

    @Test
    void every_date_stays_when_that_is_chosen() {
        Date before = waiting();
        pencil.deploy("collect-account.bpmn", TWENTY_ONE_DAYS);
        moved(order(false));
        assertThat(timer("reminderPeriodEnded").getDuedate()).isEqualTo(before);
        assertThat(definitionOf(story().theCase().processInstanceId())).isEqualTo(newest(JOURNEY).getId());
    }

    @Test
    void a_wait_that_would_be_over_ends_the_next_morning_and_nothing_is_set_off_by_the_move() {
        waiting();
        story().daysPass(25);
        pencil.deploy("collect-account.bpmn", TWENTY_ONE_DAYS);
        moved(order(true));
        assertThat(timer("reminderPeriodEnded").getDuedate().toInstant()).isAfter(story().now()).isBefore(story().now().plus(Duration.ofDays(4)));
        story().hasNoTask("callCustomer");
    }

    @Test
    void a_wait_that_becomes_a_plain_timer_is_read_anew_from_when_the_case_came_there() {
        Date before = waiting();
        pencil.deploy("collect-account.bpmn", drawn -> drawn.replaceFirst("(?s)(id=\"reminderPeriodEnded\" name=\"Wait 30 days\").*?<bpmn:extensionElements>.*?</bpmn:extensionElements>(.*?)"
                + "<bpmn:timeDate .*?</bpmn:timeDate>", "$1>$2<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">P40D</bpmn:timeDuration>"));
        moved(order(true));
        assertThat(days(before, timer("reminderPeriodEnded").getDuedate())).isBetween(7L, 11L);
    }

    @Test
    void a_case_that_stands_still_for_a_dispute_moves_and_stands_still_until_it_is_settled() {
        waiting();
        story().daysPass(3).disputes("I-1", "billingIssue").standsAt("resolveBillingIssue");
        assertThat(timer("reminderPeriodEnded").isSuspended()).isTrue();
        pencil.deploy("collect-account.bpmn", TWENTY_ONE_DAYS);
        moved(order(true));
        assertThat(timer("reminderPeriodEnded").isSuspended()).as("still stopped").isTrue();
        story().daysPass(60).hasNoTask("callCustomer").completes("bill", "resolveBillingIssue", "disputeWon", "no", "explanation", "The invoice is right.");
        assertThat(timer("reminderPeriodEnded").isSuspended()).isFalse();
        story().sent("friendlyReminder", "disputeAcknowledgement", "disputeRejection").hasNoTask("callCustomer").daysPass(21).hasTask("callCustomer");
    }

    @Test
    void a_called_arrangement_moves_with_its_case_and_is_kept_in_the_new_version() {
        story().owes("1500.00", 10).daysPass(2).promisesElsewhere("1500.00", 12).standsAt("whicheverComesFirst");
        pencil.deploy("keep-arrangement.bpmn", drawn -> drawn.replace("name=\"Instalment fell due\"", "name=\"Instalment is due\""));
        moved(order(false));
        runtime.createProcessInstanceQuery().list().forEach(instance ->
                assertThat(models.getProcessDefinition(instance.getProcessDefinitionId()).getDeploymentId()).isEqualTo(newest(JOURNEY).getDeploymentId()));
        story().daysPass(3).pays("1500.00").passed("promiseKept").daysPass(1);
        assertThat(runtime.createProcessInstanceQuery().count()).isZero();
    }

    @Test
    void a_claimed_task_gets_the_new_name_form_and_instruction_and_stays_with_whoever_holds_it() {
        Task before = called();
        pencil.deploy(Map.of("collect-account.bpmn", drawn -> drawn.replace("name=\"Call customer\"", "name=\"Phone the customer\"")
                .replace("Call the customer and ask why the bill is still unpaid.", "Phone them."), "call-customer.form", form -> form.replace("\"schemaVersion\"", " \"schemaVersion\"")));
        Move move = moved(order(true));
        Task after = story().task("callCustomer");
        assertThat(after.getName()).isEqualTo("Phone the customer");
        assertThat(after.getDescription()).startsWith("Phone them.");
        assertThat(after.getAssignee()).isEqualTo(before.getAssignee());
        assertThat(after.getDueDate()).isEqualTo(before.getDueDate());
        assertThat(after.getPriority()).isEqualTo(before.getPriority());
        assertThat(moves.report(move.id()).changed()).extracting(MoveReport.Changed::kind).contains(Kind.NAME, Kind.FORM, Kind.INSTRUCTION, Kind.PLACE).doesNotContain(Kind.GROUP, Kind.DUE);
        story().untilCallsAreAllowed().completes("anna", "callCustomer", "callResult", "noHeadway", "reason", "refuses");
    }

    @Test
    void a_task_of_another_group_is_offered_to_it_and_given_back_by_whoever_held_it() {
        called();
        pencil.deploy("collect-account.bpmn", drawn -> drawn.replaceFirst("camunda:candidateGroups=\"collectors\" camunda:dueDate=\"\\$\\{calendar.workingDays\\(1\\)}\"",
                "camunda:candidateGroups=\"supervisors\" camunda:dueDate=\"\\${calendar.workingDays(9)}\""));
        moved(order(true));
        Task after = story().task("callCustomer");
        assertThat(after.getAssignee()).isNull();
        assertThat(tasks.getIdentityLinksForTask(after.getId())).extracting("groupId").containsOnly("supervisors");
        assertThat(after.getDueDate().toInstant()).isAfter(story().now().plus(Duration.ofDays(8)));
    }

    @Test
    void a_renamed_step_is_found_by_its_label_and_one_that_is_gone_needs_a_choice() {
        waiting();
        pencil.deploy("collect-account.bpmn", drawn -> drawn.replace("reminderPeriodEnded", "thirtyDaysPassed"));
        assertThat(route().steps()).anySatisfy(step -> assertThat(step).hasToString("Step[from=reminderPeriodEnded, to=thirtyDaysPassed, why=sameLabel]"));
        moved(order(false));
        story().standsAt("thirtyDaysPassed").daysPass(32).hasTask("callCustomer").sent("friendlyReminder");
    }

    @Test
    void a_case_whose_step_is_gone_stays_until_somebody_chooses_another_step_of_the_same_kind() {
        waiting();
        pencil.deploy("collect-account.bpmn", drawn -> drawn.replace("reminderPeriodEnded", "patienceEnded").replace("\"Wait 30 days\"", "\"Patience\""));
        Move checked = checked(order(false));
        assertThat(checked.count(CaseState.REFUSED)).isOne();
        assertThat(moves.report(checked.id()).refused().get(0).why()).isEqualTo("No step of the new version takes the place of “Wait 30 days”: choose one.");
        assertThatThrownBy(() -> go(checked.id())).isInstanceOf(Refusal.class).hasMessageContaining("None of these cases can move");
        assertThatThrownBy(() -> order(false, Map.of(JOURNEY, Map.of("reminderPeriodEnded", "callCustomer")))).isInstanceOf(Refusal.class)
                .hasMessageContaining("“Call customer” cannot take the place of “Wait 30 days”").hasMessageContaining("another kind");
        assertThatThrownBy(() -> order(false, Map.of(JOURNEY, Map.of("reminderPeriodEnded", "noSuchStep")))).isInstanceOf(Refusal.class).hasMessageContaining("noSuchStep");
        assertThatThrownBy(() -> order(false, Map.of("no-process", Map.of("a", "b")))).isInstanceOf(Refusal.class).hasMessageContaining("no-process");
        moved(order(false, Map.of(JOURNEY, Map.of("reminderPeriodEnded", "patienceEnded"))));
        story().standsAt("patienceEnded").daysPass(32).hasTask("callCustomer");
    }

    @Test
    void a_move_is_taken_back_with_the_dates_that_were_before() {
        Date before = waiting();
        pencil.deploy("collect-account.bpmn", TWENTY_ONE_DAYS);
        Move there = moved(order(true));
        assertThat(timer("reminderPeriodEnded").getDuedate()).isNotEqualTo(before);
        Move back = moved(transaction.execute(status -> moveCases.takeBack(there.id(), "too early", "oscar")));
        assertThat(back.count(CaseState.MOVED)).isOne();
        assertThat(definitionOf(story().theCase().processInstanceId())).isEqualTo(old.getId());
        assertThat(timer("reminderPeriodEnded").getDuedate()).isEqualTo(before);
        assertThat(trail.ofCase(story().theCase().number())).filteredOn(entry -> entry.what().equals("movedFromVersion")).extracting(TrailEntry::who, TrailEntry::before, TrailEntry::after)
                .containsExactly(Tuple.tuple("oscar", there.plan().from(), there.plan().to()),
                        Tuple.tuple("oscar", there.plan().to(), there.plan().from()));
    }

    @Test
    void a_case_that_has_gone_on_since_the_check_is_looked_at_again() {
        waiting();
        pencil.deploy("collect-account.bpmn", drawn -> drawn.replace("\"Call customer\"", "\"Phone\"").replace("callCustomer", "phoneCustomer"));
        Move checked = checked(order(false));
        assertThat(checked.count(CaseState.FITS)).isOne();
        story().daysPass(32).hasTask("callCustomer");
        go(checked.id());
        Move done = finished(checked.id());
        assertThat(done.count(CaseState.REFUSED)).isOne();
        assertThat(moves.report(done.id()).refused().get(0).why()).contains("“Call customer”");
        assertThat(definitionOf(story().theCase().processInstanceId())).isEqualTo(old.getId());
    }

    @Test
    void two_moves_of_one_process_do_not_run_at_once() {
        waiting();
        pencil.deploy("collect-account.bpmn", TWENTY_ONE_DAYS);
        Move first = checked(order(false));
        Move second = checked(order(false));
        go(first.id());
        assertThatThrownBy(() -> go(second.id())).isInstanceOf(Refusal.class).hasMessageContaining("being moved already");
        finished(first.id());
        go(second.id());
        assertThat(finished(second.id()).count(CaseState.ENDED)).as("it is in the new version already").isOne();
    }

    /** As many as told, 120 without a word: {@code -Ddunwell.cases=1000}. */
    @Test
    void many_cases_in_the_middle_of_their_lives_are_moved_and_counted() {
        int many = Integer.getInteger("dunwell.cases", 120);
        manyCases(many);
        Set<String> stages = new TreeSet<>();
        runtime.createProcessInstanceQuery().list().forEach(instance -> stages.addAll(runtime.getActiveActivityIds(instance.getId())));
        assertThat(stages).contains("gracePeriodEnded", "reminderPeriodEnded", "callCustomer", "resolveBillingIssue", "whicheverComesFirst", "holdEnded");
        assertThat(runtime.createProcessInstanceQuery().rootProcessInstances().processDefinitionKey(JOURNEY).count()).isEqualTo(many);
        Map<String, String> before = everything();
        pencil.deploy(Map.of("collect-account.bpmn", drawn -> TWENTY_ONE_DAYS.apply(drawn).replace("reminderPeriodEnded", "patienceEnded").replace("\"Call customer\"", "\"Phone customer\""),
                "keep-arrangement.bpmn", drawn -> drawn.replace("name=\"Instalment fell due\"", "name=\"Instalment is due\"")));

        Move checked = checked(order(false, Map.of(JOURNEY, Map.of("reminderPeriodEnded", "patienceEnded"))));
        assertThat(everything()).as("a check changes nothing").isEqualTo(before);
        assertThat(checked.count(CaseState.FITS)).isEqualTo(many);
        go(checked.id());
        runErrands(1 + many / 10);
        transaction.executeWithoutResult(status -> moveCases.pause(checked.id(), "oscar"));
        time.runDue();
        Move paused = moves.find(checked.id()).orElseThrow();
        assertThat(paused.count(CaseState.MOVED)).isEqualTo(many / 10);
        assertThat(paused.count(CaseState.FITS)).isEqualTo(many - many / 10);
        transaction.executeWithoutResult(status -> moveCases.goOn(checked.id(), "oscar"));
        Move done = finished(checked.id());

        assertThat(done.count(CaseState.MOVED)).isEqualTo(many);
        Map<String, String> after = everything();
        after.replaceAll((what, how) -> how.replace("patienceEnded", "reminderPeriodEnded"));
        assertThat(after).as("dates, pauses, claims, ranks, follow-ups, books and messages").isEqualTo(before);
        runtime.createProcessInstanceQuery().list().forEach(instance ->
                assertThat(models.getProcessDefinition(instance.getProcessDefinitionId()).getDeploymentId()).isEqualTo(newest(JOURNEY).getDeploymentId()));
        assertThat(tasks.createTaskQuery().taskDefinitionKey("callCustomer").list()).isNotEmpty().allSatisfy(task -> assertThat(task.getName()).isEqualTo("Phone customer"));
        assertThat(sql.sql("select count(*) from trail where what = 'movedFromVersion' and who = 'oscar'").query(Integer.class).single()).isEqualTo(many);
        time.runDue();
        assertThat(everything().keySet()).as("nothing was due because of it").isEqualTo(before.keySet());
        assertThat(story().incidents()).isZero();
    }

    /** A quarter at their first call, some of it claimed; half reminded and waiting, of these some disputed, promised, on hold; the rest just begun. */
    private void manyCases(int many) {
        customers(0, many / 4, 10);
        time.advanceBy(Period.ofDays(34));
        customers(many / 4, many * 3 / 4, 10);
        time.advanceBy(Period.ofDays(1));
        customers(many * 3 / 4, many, 1);
        time.advanceBy(Period.ofDays(1));
        tasks.createTaskQuery().taskDefinitionKey("callCustomer").listPage(0, many / 10).forEach(task -> tasks.claim(task.getId(), "ben"));
        transaction.executeWithoutResult(status -> {
            for (int at = many / 4; at < many * 3 / 4; at++) {
                CollectionCase of = cases.ofCustomer("M-" + at).get(0);
                if (at % 10 == 0) {
                    disputing.raise(of, "I-M-" + at, "billingIssue", "The customer says so.", "anna");
                } else if (at % 10 == 1) {
                    arrange.promisedElsewhere(of, Terms.promise(Money.of("1500.00", "EUR"), story().today().plusDays(9), null), "anna");
                } else if (at % 10 == 2) {
                    holding.put(of, null, "customerAskedForTime", null, story().today().plusDays(9));
                }
            }
        });
        time.runDue();
    }

    private void customers(int from, int to, int daysOverdue) {
        LocalDate due = story().today().minusDays(daysOverdue);
        transaction.executeWithoutResult(status -> {
            for (int at = from; at < to; at++) {
                String id = "M-" + at;
                customers.save(new Customer(id, "Customer " + at, Customer.Kind.BUSINESS, null, new Address("Werkstr. " + at, "10115", "Berlin", "DE"), at + "@example.com",
                        "+49 30 5550111", Locale.ENGLISH, ZoneId.of("Europe/Berlin"), null));
                ledger.bookInvoice(accounts.open(id, "NORD", Currency.getInstance("EUR")), "I-" + id, due.minusDays(30), due, Money.of("1500.00", "EUR"), "Tools", "story");
            }
        });
    }

    /** Every timer, task, row of the book and message: what must be the same after a move that keeps the dates. */
    private Map<String, String> everything() {
        Map<String, String> all = new TreeMap<>();
        Map<String, String> steps = jobs.createJobDefinitionQuery().list().stream().collect(Collectors.toMap(JobDefinition::getId, JobDefinition::getActivityId));
        jobs.createJobQuery().timers().list().stream().filter(timer -> timer.getProcessInstanceId() != null).forEach(timer ->
                all.put("timer " + timer.getId(), steps.get(timer.getJobDefinitionId()) + " " + timer.getDuedate().toInstant() + " " + timer.isSuspended()));
        tasks.createTaskQuery().list().forEach(task -> all.put("task " + task.getId(), task.getTaskDefinitionKey() + " " + task.getAssignee() + " " + task.getDueDate().toInstant()
                + " " + task.getPriority() + " " + task.getFollowUpDate()));
        for (String table : List.of("message", "ledger_entry", "invoice", "contact", "case_news")) {
            all.put(table, String.valueOf(sql.sql("select count(*) from " + table).query(Integer.class).single()));
        }
        return all;
    }

    /** The move's next so many errands, as on a machine that then goes down. */
    private void runErrands(int count) {
        sql.sql("select id_ from act_ru_job where handler_type_ = 'errand' and handler_cfg_ like 'moveCases%' order by case when handler_cfg_ like '%/%' then 1 else 0 end, id_")
                .query(String.class).list().stream().limit(1).forEach(jobs::executeJob);
        sql.sql("select id_ from act_ru_job where handler_type_ = 'errand' and handler_cfg_ like 'moveCases %/%' order by id_").query(String.class).list().stream()
                .limit(count - 1).forEach(jobs::executeJob);
    }

    // what happens

    /** @return when the wait of thirty days ends */
    private Date waiting() {
        story().owes("1500.00", 10).daysPass(1).sent("friendlyReminder").standsAt("reminderPeriodEnded");
        return timer("reminderPeriodEnded").getDuedate();
    }

    private Task called() {
        waiting();
        story().daysPass(32).untilCallsAreAllowed();
        story().claims("anna", "callCustomer");
        return story().task("callCustomer");
    }

    private Move moved(long order) {
        Move move = checked(order);
        assertThat(moves.report(order).refused()).isEmpty();
        go(order);
        return finished(move.id());
    }

    private long order(boolean recompute) {
        return order(recompute, Map.of());
    }

    private long order(boolean recompute, Map<String, Map<String, String>> chosen) {
        return transaction.execute(status -> moveCases.order(plan(recompute, chosen), "thirty days are too long", "oscar"));
    }

    private Plan plan(boolean recompute, Map<String, Map<String, String>> chosen) {
        ProcessDefinition next = newest(JOURNEY);
        return new Plan(JOURNEY, old.getId(), old.getVersion(), next.getId(), next.getVersion(), recompute, chosen);
    }

    private Route route() {
        return versions.routes(plan(false, Map.of())).get(0);
    }

    private void go(long order) {
        transaction.executeWithoutResult(status -> moveCases.go(order, "oscar"));
    }

    private Move checked(long order) {
        time.runDue();
        assertThat(moves.find(order)).get().extracting(Move::state).isEqualTo(Move.State.CHECKED);
        return moves.find(order).orElseThrow();
    }

    private Move finished(long order) {
        for (int i = 0; i < 100 && moves.find(order).orElseThrow().state() != Move.State.DONE; i++) {
            time.advanceBy(Duration.ofSeconds(1));
        }
        assertThat(moves.find(order)).get().extracting(Move::state).isEqualTo(Move.State.DONE);
        return moves.find(order).orElseThrow();
    }

    // what one sees

    private ProcessDefinition newest(String process) {
        return models.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult();
    }

    private String definitionOf(String instance) {
        return runtime.createProcessInstanceQuery().processInstanceId(instance).singleResult().getProcessDefinitionId();
    }

    private Job timer(String step) {
        return jobs.createJobQuery().processInstanceId(story().theCase().processInstanceId()).activityId(step).singleResult();
    }

    private static long days(Date from, Date to) {
        return Math.round(Duration.between(from.toInstant(), to.toInstant()).toHours() / 24.0);
    }
}
