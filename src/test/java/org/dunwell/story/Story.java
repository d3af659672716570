package org.dunwell.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.dunwell.arrangement.Arrange;
import org.dunwell.arrangement.Terms;
import org.dunwell.casework.StopContact;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Holding;
import org.dunwell.collection.Journey;
import org.dunwell.collection.News;
import org.dunwell.collection.NewsDesk;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.contact.Permission;
import org.dunwell.customer.Address;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.dispute.Disputing;
import org.dunwell.fault.MoodyMailServer.Mood;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.dunwell.placement.Placement;
import org.dunwell.placement.PlacementDesk;
import org.dunwell.placement.Placements;
import org.dunwell.process.WorkListLook;
import org.dunwell.process.engine.TimeMachine;
import org.dunwell.trail.TrailBook;
import org.dunwell.trail.TrailEntry;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The vocabulary in which stories are told: one customer, one account, one case; days pass and what is due runs in order. */
public class Story {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final String CUSTOMER = "K-1";
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @Autowired
    private RuntimeService runtime;
    @Autowired
    private TaskService tasks;
    @Autowired
    private FormService forms;
    @Autowired
    private IdentityService identities;
    @Autowired
    private HistoryService history;
    @Autowired
    private RepositoryService models;
    @Autowired
    private org.camunda.bpm.engine.ManagementService jobs;
    @Autowired
    private TimeMachine time;
    @Autowired
    private Clock clock;
    @Autowired
    private Customers customers;
    @Autowired
    private Creditors creditors;
    @Autowired
    private Accounts accounts;
    @Autowired
    private Ledger ledger;
    @Autowired
    private CollectionCases cases;
    @Autowired
    private Holding holding;
    @Autowired
    private Disputing disputing;
    @Autowired
    private Arrange arrange;
    @Autowired
    private StopContact stopContact;
    @Autowired
    private NewsDesk news;
    @Autowired
    private ContactPolicy contactPolicy;
    @Autowired
    private WorkListLook workListLook;
    @Autowired
    private Placements placements;
    @Autowired
    private PlacementDesk placementDesk;
    @Autowired
    private RecordingPost post;
    @Autowired
    private Journey journey;
    @Autowired
    private TrailBook trailBook;
    @Autowired
    private TransactionTemplate transaction;

    private int sequence;
    private int posted;
    private int postedToAll;

    void begins(Instant at) {
        time.beginAt(at);
        posted = 0;
        post.worksAgain();
        creditors.save(new Creditor("NORD", "Nordwind GmbH", new Address("Hafenstr. 1", "20457", "Hamburg", "DE"), "konto@nordwind.example",
                "+49 40 5550100", "DE02120300000000202051", "BYLADEM1001", ZONE, null));
        customers.save(customer("Acme Tools", "acme@example.com", "Werkstr. 5"));
        posted = post.to(CUSTOMER).size();
        postedToAll = post.all().size();
    }

    private static Customer customer(String name, String email, String street) {
        return new Customer(CUSTOMER, name, Customer.Kind.BUSINESS, "Ada Archer", new Address(street, "10115", street == null ? null : "Berlin", "DE"),
                email, "+49 30 5550111", Locale.ENGLISH, ZONE, null);
    }

    // what the customer is like and owes

    /** Nobody knows how to write to the customer. */
    public Story customerWithoutAddress() {
        customers.save(customer("Acme Tools", null, null));
        return this;
    }

    /** An invoice that fell due so many days ago; one number for each call: I-1, I-2, … */
    public Story owes(String amount, int daysOverdue) {
        String number = "I-" + (account() == null ? 1 : accounts.invoices(account().id()).size() + 1);
        LocalDate due = today().minusDays(daysOverdue);
        booking(() -> ledger.bookInvoice(accounts.open(CUSTOMER, "NORD", EUR), number, due.minusDays(30), due, Money.of(amount, "EUR"),
                "Tools", "story"));
        return this;
    }

    // what happens

    public Story daysPass(int days) {
        time.advanceBy(Period.ofDays(days));
        return this;
    }

    /** Jobs that follow what just happened have run. */
    public Story soon() {
        time.runDue();
        return this;
    }

    public Story pays(String amount) {
        booking(() -> ledger.bookPayment(account(), Money.of(amount, "EUR"), today(), null, "story", "story", "payment-" + ++sequence + clock.millis()));
        return soon();
    }

    /** Pays the balance, with every charge on it. */
    public Story paysEverything() {
        return pays(ledger.balance(account()).amount().toPlainString());
    }

    /** Pays and the bank takes the payment back later with {@link #paymentIsTakenBack}. */
    public Story paysByDebit(String amount) {
        booking(() -> ledger.bookPayment(account(), Money.of(amount, "EUR"), today(), null, "debit", "story", "debit"));
        return soon();
    }

    public Story paymentIsTakenBack() {
        booking(() -> ledger.bookReversal(account(), "debit", today(), "AC04", "story", "debit-returned"));
        return soon();
    }

    public Story isOnHold(String reason, int days) {
        booking(() -> holds.add(holding.put(theCase(), null, reason, null, today().plusDays(days))));
        return soon();
    }

    public Story isReleased() {
        booking(() -> holding.release(theCase(), holdOf()));
        return soon();
    }

    public Story disputes(String invoiceNumber, String reason) {
        booking(() -> disputing.raise(theCase(), invoiceNumber, reason, "The customer says so.", "anna"));
        return soon();
    }

    public Story promisesElsewhere(String amount, int inDays) {
        booking(() -> arrange.promisedElsewhere(theCase(), Terms.promise(Money.of(amount, "EUR"), today().plusDays(inDays), null), "anna"));
        return soon();
    }

    public Story arrangementIsCancelled(long arrangement) {
        booking(() -> arrange.cancel(arrangement, "The customer asked for it."));
        return soon();
    }

    public Story contactIsStopped(String reason) {
        booking(() -> stopContact.stop(CUSTOMER, reason));
        return soon();
    }

    public Story creditorWithdraws() {
        booking(() -> news.post(theCase(), News.Kind.CASE_WITHDRAWN, null));
        return soon();
    }

    public Story agencyAcknowledges() {
        booking(() -> placementDesk.acknowledged(placement().id(), "H-77"));
        return soon();
    }

    public Story agencyReturns(String why) {
        booking(() -> placementDesk.returned(placement().id(), why));
        return soon();
    }

    public Story isRecalled(String why) {
        booking(() -> placementDesk.recall(placement().id(), why));
        return soon();
    }

    public Story postIsBroken(boolean broken) {
        post.breaks(broken);
        return this;
    }

    /** From now on mail really goes to a mail server, which treats it like that. */
    public Story mailServerIs(Mood mood) {
        post.isInMood(mood);
        return this;
    }

    /** Others than the story's one customer: M-1, M-2, … with an invoice each that is ten days overdue. */
    public Story otherCustomersOwe(int count, String amount) {
        for (int other = 1; other <= count; other++) {
            String id = "M-" + other;
            customers.save(new Customer(id, "Many " + other, Customer.Kind.BUSINESS, null, new Address("Weg 1", "10115", "Berlin", "DE"), "m" + other + "@example.com", null,
                    Locale.ENGLISH, ZONE, null));
            booking(() -> ledger.bookInvoice(accounts.open(id, "NORD", EUR), "I-" + id, today().minusDays(40), today().minusDays(10), Money.of(amount, "EUR"), "Tools", "story"));
        }
        return this;
    }

    public Story recipientIsRefused(String customerId) {
        post.breaksFor(customerId);
        return this;
    }

    /** To whom of the others something left. */
    public List<String> othersSent() {
        return post.all().stream().skip(postedToAll).map(consignment -> consignment.customer().id()).filter(id -> !id.equals(CUSTOMER)).toList();
    }

    /** Dunwell is switched off for so many days; when it starts again, all that fell due meanwhile is due at once. */
    public Story isDownFor(int days) {
        return itIs(clock.instant().plus(Duration.ofDays(days)));
    }

    /** Nothing ran until this moment. */
    public Story itIs(Instant moment) {
        ClockUtil.offset(moment.toEpochMilli() - System.currentTimeMillis());
        return soon();
    }

    /** The daily run, whenever somebody asks for it. */
    public Story casesAreOpened() {
        journey.openDueCases();
        return soon();
    }

    public Story minutesPass(int minutes) {
        time.advanceBy(Duration.ofMinutes(minutes));
        return this;
    }

    /** Why, of everything of this kind in the case's trail. */
    public List<String> trail(String what) {
        return trailBook.ofCase(theCase().number()).stream().filter(entry -> entry.what().equals(what)).map(TrailEntry::why).toList();
    }

    // what people do

    /** Claims the one open task of that kind that the person's group may see, and completes it with its form. */
    public Story completes(String person, String task, Object... answers) {
        if (task.equals("callCustomer") && !List.of(answers).contains("calledBy")) {
            untilCallsAreAllowed();
        }
        return completesNow(person, task, answers);
    }

    /** The same, whatever the hour. */
    public Story completesNow(String person, String task, Object... answers) {
        Task open = task(task);
        asPerson(person, () -> {
            if (open.getAssignee() == null) {
                tasks.claim(open.getId(), person);
            }
            Map<String, Object> given = new HashMap<>();
            for (int i = 0; i < answers.length; i += 2) {
                given.put((String) answers[i], answers[i + 1] instanceof LocalDate day ? day.toString() : answers[i + 1]);
            }
            forms.submitTaskForm(open.getId(), given);
        });
        return soon();
    }

    /** The work lists are looked through for what may not be done any more. */
    public Story nightFalls() {
        workListLook.now();
        return this;
    }

    public Instant now() {
        return clock.instant();
    }

    /** Nobody is called at night, on holidays, or too often. */
    public Story untilCallsAreAllowed() {
        Permission permission = contactPolicy.outbound(customers.get(CUSTOMER), theCase(), "phone", true);
        if (permission.kind() == Permission.Kind.LATER) {
            time.advanceTo(permission.notBefore());
        }
        return this;
    }

    public Story claims(String person, String task) {
        Task open = task(task);
        asPerson(person, () -> tasks.claim(open.getId(), person));
        return this;
    }

    public Story handsBack(String task) {
        tasks.setAssignee(task(task).getId(), null);
        return this;
    }

    /** An operator sets the retries of everything that failed for good, as in Cockpit. */
    public Story operatorRetries() {
        jobs.createJobQuery().noRetriesLeft().list().forEach(failed -> {
            jobs.setJobRetries(failed.getId(), 1);
            jobs.setJobDuedate(failed.getId(), java.util.Date.from(clock.instant()));
        });
        return soon();
    }

    /** What is said of the one incident, on the case itself. */
    public String incident() {
        Incident open = runtime.createIncidentQuery().singleResult();
        assertThat(open.getProcessInstanceId()).isEqualTo(theCase().processInstanceId());
        return open.getIncidentMessage();
    }

    public long incidents() {
        return runtime.createIncidentQuery().count();
    }

    public Object column(String name) {
        return runtime.getVariable(theCase().processInstanceId(), name);
    }

    private void asPerson(String person, Runnable work) {
        List<String> groups = identities.createGroupQuery().groupMember(person).list().stream().map(Group::getId).toList();
        identities.setAuthentication(person, groups);
        try {
            work.run();
        } finally {
            identities.clearAuthentication();
        }
    }

    // what one sees

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    /** The one open task of that kind; its id must exist in a diagram. */
    public Task task(String key) {
        List<Task> open = openTasks(key);
        assertThat(open).as("open tasks " + key + "; the case stands at " + standsAt()).hasSize(1);
        return open.get(0);
    }

    public Story hasNoTask(String key) {
        assertThat(drawn()).contains(key);
        assertThat(openTasks(key)).isEmpty();
        return this;
    }

    public Story hasTask(String key) {
        task(key);
        return this;
    }

    private List<Task> openTasks(String key) {
        return tasks.createTaskQuery().taskDefinitionKey(key).list();
    }

    /** Ids of everything drawn, so that "never" is said of things that exist. */
    private List<String> drawn() {
        return models.createProcessDefinitionQuery().latestVersion().list().stream()
                .flatMap(definition -> models.getBpmnModelInstance(definition.getId())
                        .getModelElementsByType(org.camunda.bpm.model.bpmn.instance.FlowNode.class).stream())
                .map(node -> node.getId())
                .toList();
    }

    /** Where its tokens are, by activity id, called processes included. */
    public List<String> standsAt() {
        return runtime.createProcessInstanceQuery().list().stream()
                .filter(instance -> instance.getBusinessKey() != null)
                .map(ProcessInstance::getId)
                .flatMap(id -> runtime.getActiveActivityIds(id).stream())
                .sorted()
                .collect(Collectors.toList());
    }

    /** Numbers of what was charged, whether paid or not. */
    public Story wasCharged(String... numbers) {
        assertThat(accounts.invoices(account().id()).stream().filter(Invoice::isCharge).map(Invoice::number)).containsExactly(numbers);
        return this;
    }

    public Story standsAt(String... activities) {
        assertThat(standsAt()).containsAll(Arrays.asList(activities));
        return this;
    }

    /** Purposes of what left the house since the story began, in order. */
    public List<String> sent() {
        return post.to(CUSTOMER).stream().skip(posted).map(consignment -> consignment.purpose()).toList();
    }

    public Story sent(String... purposes) {
        assertThat(sent()).containsExactly(purposes);
        return this;
    }

    public Story sentNothing() {
        assertThat(sent()).isEmpty();
        return this;
    }

    public Story hasNoCase() {
        assertThat(cases.latest(account().id())).isEmpty();
        return this;
    }

    public CollectionCase theCase() {
        return cases.latest(account().id()).orElseThrow(() -> new AssertionError("No case was opened"));
    }

    /** The end event that the case reached, and that nothing of it runs any more. */
    public Story endsWith(String ending) {
        assertThat(theCase().ending()).as("ending; the case stands at " + standsAt()).isEqualTo(ending);
        assertThat(standsAt()).isEmpty();
        return this;
    }

    /** A called process reached this end event. */
    public Story passed(String activity) {
        assertThat(drawn()).contains(activity);
        assertThat(history.createHistoricActivityInstanceQuery().activityId(activity).count()).as(activity).isPositive();
        return this;
    }

    public Money owed() {
        return ledger.balance(account());
    }

    public Account account() {
        return accounts.find(CUSTOMER, "NORD", EUR).orElse(null);
    }

    public Placement placement() {
        return placements.search(null, 0, 1).get(0);
    }

    private long holdOf() {
        return holds.stream().reduce((first, second) -> second).orElseThrow();
    }

    private final List<Long> holds = new java.util.ArrayList<>();

    private void booking(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }
}
