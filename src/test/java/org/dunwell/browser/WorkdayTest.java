package org.dunwell.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dunwell.arrangement.Arrangements;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Journey;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.contact.Permission;
import org.dunwell.customer.Address;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.dunwell.process.engine.Redraw;
import org.dunwell.process.engine.TimeMachine;
import org.dunwell.staff.Groups;
import org.dunwell.staff.Logins;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** A collector works a case in Tasklist, a manager sees in Cockpit where it stands, and a process owner moves it to a redrawn journey. */
@Tag("alone")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "spring.datasource.url=jdbc:h2:mem:browser;DB_CLOSE_DELAY=-1",
        "camunda.bpm.job-execution.enabled=false",
        "dunwell.outbox=target/browser-outbox",
        "dunwell.admin.password-file=target/browser/initial-admin-password"})
class WorkdayTest {

    private static final String PASSWORD = "correct horse battery";
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Currency EUR = Currency.getInstance("EUR");

    private static Chromium chromium;

    @LocalServerPort
    private int port;
    @Autowired
    private Logins logins;
    @Autowired
    private Creditors creditors;
    @Autowired
    private Customers customers;
    @Autowired
    private Accounts accounts;
    @Autowired
    private Ledger ledger;
    @Autowired
    private CollectionCases cases;
    @Autowired
    private Arrangements arrangements;
    @Autowired
    private ContactPolicy policy;
    @Autowired
    private TimeMachine time;
    @Autowired
    private Clock clock;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private ApplicationContext application;
    @Autowired
    private Journey journey;

    @BeforeAll
    static void openBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        chromium = Chromium.open();
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void a_collector_notes_a_promise_and_a_manager_sees_that_the_arrangement_is_kept() {
        CollectionCase called = aCaseToCall("K-1", "Acme Tools");
        logins.add("anna", "Anna", "Collins", "anna@example.org", PASSWORD, Groups.COLLECTORS);
        logins.add("mona", "Mona", "Meyer", "mona@example.org", PASSWORD, Groups.MANAGERS);

        Page anna = loggedIn("anna");
        Locator callsToMake = anna.locator("[cam-tasklist-filters], .task-filters").getByText("Calls to make", new Locator.GetByTextOptions().setExact(true)).first();
        Chromium.awaits(anna, callsToMake);
        Chromium.picture(anna, "1-tasklist");
        callsToMake.click();
        Locator task = anna.locator("[cam-tasks] li, .tasks-list li").filter(new Locator.FilterOptions().setHasText("Acme Tools")).first();
        assertThat(task).containsText("Call customer");
        assertThat(task).containsText("1,500.00");
        Chromium.picture(anna, "2-calls-to-make");
        task.click();
        anna.locator("[ng-click*='claim']:visible").first().click();
        Locator form = anna.locator(".fjs-form");
        assertThat(form).containsText("Acme Tools");
        Chromium.picture(anna, "3-call-form");
        choose(anna, "What came of the call?", "promis");
        choose(anna, "Why is it unpaid?", "Forgot");
        Locator date = form.locator(".fjs-form-field-datetime:visible input:visible").first();
        date.fill(DateTimeFormatter.ofPattern("MM/dd/yyyy").format(LocalDate.now(clock).plusDays(5)));
        date.press("Enter");
        form.locator("textarea:visible").last().fill("Will pay once the managing director is back.");
        Chromium.picture(anna, "4-call-form-filled");
        Locator complete = anna.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete").setExact(true)).first();
        assertThat(complete).isEnabled();
        complete.click();
        assertThat(anna.locator("[cam-tasks] li, .tasks-list li").filter(new Locator.FilterOptions().setHasText("Acme Tools"))).hasCount(0);
        Chromium.picture(anna, "5-completed");

        assertThat(arrangements.newestOngoing(called.id())).isPresent().get()
                .satisfies(made -> assertThat(made.terms().lastDueOn()).isEqualTo(LocalDate.now(clock).plusDays(5)));
        time.runDue();

        Page mona = loggedIn("mona");
        mona.locator("a:visible").filter(new Locator.FilterOptions().setHasText("Processes")).first().click();
        mona.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Collect account")).first().click();
        assertThat(mona.locator("[data-container-id='keepArrangement'] .badge").first()).hasText("1");
        Chromium.picture(mona, "6-cockpit-process");
        mona.locator("a[href*='/process-instance/" + called.processInstanceId() + "']").first().click();
        assertThat(mona.locator("[data-container-id='keepArrangement'] .badge").first()).hasText("1");
        assertThat(mona.locator("body")).containsText(called.number());
        Chromium.picture(mona, "7-cockpit-case");
    }

    @Test
    void a_process_owner_redraws_a_wait_and_moves_the_running_cases_to_it_in_cockpit() {
        CollectionCase called = aCaseToCall("K-2", "Bolt and Sons");
        logins.add("oscar", "Oscar", "Owens", "oscar@example.org", PASSWORD, Groups.PROCESS_OWNERS);
        logins.add("mona", "Mona", "Meyer", "mona@example.org", PASSWORD, Groups.MANAGERS);
        Redraw pencil = new Redraw(application);
        pencil.deploy("collect-account.bpmn", drawn -> drawn.replace("callCustomer", "phoneCustomer").replace("\"Call customer\"", "\"Phone the customer\""));

        Page oscar = loggedIn("oscar");
        oscar.locator("a:visible").filter(new Locator.FilterOptions().setHasText("Move cases")).first().click();
        assertThat(oscar.locator(".dw-steps [data-step=callCustomer]")).containsText("needs a choice");
        assertThat(oscar.locator(".dw-old [data-container-id=callCustomer] .dw-badge")).isVisible();
        Chromium.picture(oscar, "8-move-cases");
        oscar.locator(".dw-old [data-element-id=callCustomer]").click();
        oscar.locator(".dw-new [data-element-id=phoneCustomer].dw-fits").click();
        assertThat(oscar.locator(".dw-steps [data-step=callCustomer]")).containsText("chosen by you");
        oscar.locator(".dw-reason").fill("A call is made by phone.");
        oscar.locator(".dw-check").click();
        assertThat(oscar.locator(".dw-report")).hasAttribute("data-state", "CHECKING");
        time.runDue();
        assertThat(oscar.locator(".dw-report")).hasAttribute("data-state", "CHECKED");
        assertThat(oscar.locator(".dw-report")).containsText("the task “Call customer” is called “Phone the customer”");
        Chromium.picture(oscar, "9-move-checked");
        oscar.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Move \\d+ cases? now"))).click();
        assertThat(oscar.locator(".dw-report")).hasAttribute("data-state", "MOVING");
        time.advanceBy(Duration.ofSeconds(3));
        assertThat(oscar.locator(".dw-report")).hasAttribute("data-state", "DONE");
        Chromium.picture(oscar, "10-move-done");
        assertThat(journey.standsAt(called)).contains("Phone the customer");

        Page mona = loggedIn("mona");
        mona.navigate("/camunda/app/cockpit/default/#/moves");
        assertThat(mona.locator(".dw-moves")).containsText("Process owners move cases; you can look.");
        assertThat(mona.locator(".dw-check")).hasCount(0);
        pencil.undo("collect-account.bpmn");
    }

    private CollectionCase aCaseToCall(String customer, String name) {
        creditors.save(new Creditor("NORD", "Nordwind GmbH", new Address("Hafenstr. 1", "20457", "Hamburg", "DE"), "konto@nordwind.example",
                "+49 40 5550100", "DE02120300000000202051", "BYLADEM1001", ZONE, null));
        customers.save(new Customer(customer, name, Customer.Kind.BUSINESS, "Ada Archer", new Address("Werkstr. 5", "10115", "Berlin", "DE"),
                "acme@example.com", "+49 30 5550111", Locale.ENGLISH, ZONE, null));
        LocalDate due = LocalDate.now(clock).minusDays(10);
        Account account = transaction.execute(status -> {
            Account opened = accounts.open(customer, "NORD", EUR);
            ledger.bookInvoice(opened, "I-1-" + customer, due.minusDays(30), due, Money.of("900.00", "EUR"), "Tools", "browser");
            ledger.bookInvoice(opened, "I-2-" + customer, due.minusDays(28), due.plusDays(2), Money.of("600.00", "EUR"), "More tools", "browser");
            return opened;
        });
        time.advanceBy(Period.ofDays(40));
        Permission permission = policy.outbound(customers.get(customer), cases.running(account.id()).orElseThrow(), "phone", true);
        if (permission.kind() == Permission.Kind.LATER) {
            time.advanceTo(permission.notBefore());
        }
        return cases.running(account.id()).orElseThrow();
    }

    private Page loggedIn(String user) {
        Page page = chromium.somebody("http://localhost:" + port);
        page.navigate("/login");
        page.locator("input[name=username]").fill(user);
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("button[type=submit]").click();
        page.waitForURL("**/camunda/app/**");
        Chromium.awaits(page, page.locator("[cam-widget-header]"));
        return page;
    }

    private static void choose(Page page, String label, String option) {
        Locator field = page.locator(".fjs-form-field-select:visible").filter(new Locator.FilterOptions().setHasText(label)).first();
        field.locator(".fjs-input-group").click();
        field.locator(".fjs-dropdownlist-item").filter(new Locator.FilterOptions().setHasText(Pattern.compile(option, Pattern.CASE_INSENSITIVE))).first().click();
    }
}
