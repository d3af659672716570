package org.dunwell.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.Map;
import org.dunwell.ledger.ItemsLoaded;
import org.dunwell.staff.Absences;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What other systems and supervisors do with cases over HTTP, and what the case does then. */
class CasesOverHttpStories extends Stories {

    @Autowired
    private WebApplicationContext application;
    @Autowired
    private ApplicationEventPublisher events;
    @Autowired
    private Absences absences;

    private MockMvc web;

    @BeforeEach
    void overHttp() {
        web = MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
    }

    private String reminded() {
        return "/api/cases/" + story().owes("1500.00", 10).daysPass(1).sent("friendlyReminder").theCase().number();
    }

    @Test
    void a_case_shows_what_is_owed_where_it_stands_and_what_happened() throws Exception {
        String path = reminded();

        call("auditors", get(path)).andExpect(status().isOk())
                .andExpect(jsonPath("$.overview.customer").value("K-1")).andExpect(jsonPath("$.overview.running").value(true))
                .andExpect(jsonPath("$.overview.treatment").isNotEmpty())
                .andExpect(jsonPath("$.owed").value(1500.0)).andExpect(jsonPath("$.chaseable").value(1500.0))
                .andExpect(jsonPath("$.invoices[0].number").value("I-1")).andExpect(jsonPath("$.invoices[0].chaseable").value(true))
                .andExpect(jsonPath("$.standsAt[0]").value("Wait 30 days"));
        call("collectors", get(path + "/history")).andExpect(status().isOk())
                .andExpect(jsonPath("$[0].what").value("caseOpened")).andExpect(jsonPath("$[?(@.kind == 'message')].what").value(hasItem("friendlyReminder")))
                .andExpect(jsonPath("$[?(@.kind == 'contact')].what").value(hasItem(startsWith("outbound email"))));
        call("managers", get("/api/cases").param("customer", "K-1").param("running", "true")).andExpect(jsonPath("$.length()").value(1));
        call("managers", get("/api/cases").param("running", "false")).andExpect(jsonPath("$.length()").value(0));
        call("managers", get("/api/cases").param("limit", "1000")).andExpect(status().isBadRequest());
        call("managers", get("/api/cases/C-1999-000001")).andExpect(status().isNotFound());
    }

    @Test
    void a_call_that_a_payment_made_needless_is_gone_and_the_list_of_the_day_says_why() throws Exception {
        String number = story().owes("1500.00", 10).daysPass(1).sent("friendlyReminder").daysPass(35).hasTask("callCustomer").theCase().number();
        call("managers", get("/desk/withdrawn")).andExpect(status().isOk()).andExpect(content().string(containsString("No task was withdrawn.")));
        call("collectors", get("/desk/cases/" + number)).andExpect(status().isOk()).andExpect(content().string(containsString("Call customer")))
                .andExpect(content().string(containsString("1500.00 EUR")));
        story().claims("anna", "callCustomer").pays("1500.00").soon().hasNoTask("callCustomer");

        call("managers", get("/desk/withdrawn")).andExpect(status().isOk()).andExpect(content().string(containsString(number)))
                .andExpect(content().string(containsString("nothing is overdue any more")));
        call("managers", get("/desk/withdrawn").param("day", story().today().minusDays(1).toString()))
                .andExpect(content().string(containsString("No task was withdrawn.")));
        call("managers", get("/desk/withdrawn").param("day", "yesterday")).andExpect(status().isOk())
                .andExpect(content().string(containsString("is no day")));
        call("auditors", get("/desk/cases/" + number)).andExpect(status().isOk()).andExpect(content().string(containsString("customer thanked")))
                .andExpect(content().string(containsString("Task withdrawn: call customer")))
                .andExpect(content().string(containsString("nothing is overdue any more")));
        call("managers", get("/desk/cases/C-1999-000001")).andExpect(status().isNotFound());
        call("process-owners", get("/desk/cases/" + number)).andExpect(status().isForbidden());
    }

    @Test
    void the_statement_of_account_explains_every_figure() throws Exception {
        story().owes("1500.00", 10).daysPass(1).pays("400.00").soon();
        var page = get("/desk/statements").param("customer", "K-1").param("creditor", "NORD").param("currency", "EUR");
        call("collectors", page).andExpect(status().isOk()).andExpect(content().string(containsString("-400.00")))
                .andExpect(content().string(containsString("I-1 400.00"))).andExpect(content().string(containsString("<strong>1,100.00</strong>")));
        byte[] pdf = call("managers", get("/desk/statements/pdf").param("customer", "K-1").param("creditor", "NORD").param("currency", "EUR"))
                .andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
        try (var document = org.apache.pdfbox.Loader.loadPDF(pdf)) {
            assertThat(new org.apache.pdfbox.text.PDFTextStripper().getText(document)).contains("Statement of account", "1,100.00", "I-1");
        }
        call("managers", get("/desk/statements").param("customer", "K-9").param("creditor", "NORD").param("currency", "EUR")).andExpect(status().isNotFound());
        call("managers", get("/desk/statements").param("customer", "K-1").param("creditor", "NORD").param("currency", "EUR").param("from", "2999-01-01"))
                .andExpect(status().isBadRequest());
        call("process-owners", get("/desk/statements").param("customer", "K-1").param("creditor", "NORD").param("currency", "EUR")).andExpect(status().isForbidden());
    }

    @Test
    void a_completed_task_is_not_withdrawn() throws Exception {
        story().owes("1500.00", 10).daysPass(1).daysPass(35).completes("anna", "callCustomer", "callResult", "noContact");
        call("managers", get("/desk/withdrawn")).andExpect(content().string(containsString("No task was withdrawn.")));
    }

    @Test
    void a_hold_stops_the_chase_until_it_is_released_or_ends() throws Exception {
        String path = reminded();
        String ends = story().today().plusDays(20).toString();

        call("supervisors", post(path + "/hold"), Map.of("reason", "audit", "endsOn", "2020-01-01")).andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.detail").value(containsString("not past")));
        String held = call("supervisors", post(path + "/hold"), Map.of("reason", "audit", "endsOn", ends)).andExpect(status().isCreated())
                .andReturn().getResponse().getContentAsString();
        int id = JsonPath.read(held, "$.id");
        story().soon().standsAt("holdEnded");
        call("supervisors", get(path)).andExpect(jsonPath("$.holds[0].id").value(id)).andExpect(jsonPath("$.chaseable").value(0.0))
                .andExpect(jsonPath("$.invoices[0].whyNot").value("on hold: audit, until " + ends));

        call("supervisors", delete(path + "/hold/999999")).andExpect(status().isNotFound());
        call("supervisors", delete(path + "/hold/" + id)).andExpect(status().isNoContent());
        call("supervisors", delete(path + "/hold/" + id)).andExpect(status().isUnprocessableEntity());
        story().daysPass(1);
        call("supervisors", get(path)).andExpect(jsonPath("$.holds.length()").value(0)).andExpect(jsonPath("$.invoices[0].chaseable").value(true));
        assertThat(story().standsAt()).containsExactly("reminderPeriodEnded");
    }

    @Test
    void a_dispute_goes_to_the_owner_of_its_cause() throws Exception {
        String path = reminded();
        call("collectors", post(path + "/disputes"), Map.of("reason", "forgot")).andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.mend").value(containsString("serviceIssue")));
        call("collectors", post(path + "/disputes"), Map.of("invoice", "I-9", "reason", "billingIssue")).andExpect(status().isUnprocessableEntity());
        call("collectors", post(path + "/disputes"), Map.of("invoice", "I-1", "reason", "billingIssue", "description", "Wrong price"))
                .andExpect(status().isCreated()).andExpect(jsonPath("$.causeOwner").value("billing"));
        story().soon().hasTask("resolveBillingIssue");
        call("collectors", get(path)).andExpect(jsonPath("$.invoices[0].whyNot").value("disputed: billingIssue"));
    }

    @Test
    void a_promise_made_elsewhere_waits_for_its_date() throws Exception {
        String path = reminded();
        call("collectors", post(path + "/promises"), Map.of("amount", "-1", "on", "2026-03-10")).andExpect(status().isUnprocessableEntity());
        call("collectors", post(path + "/promises"), Map.of("amount", "99999", "on", "2026-03-10")).andExpect(status().isUnprocessableEntity());
        call("collectors", post(path + "/promises"), Map.of("amount", "1500.00", "on", "soon")).andExpect(status().isBadRequest());
        call("collectors", post(path + "/promises"), Map.of("amount", "1500.00", "on", story().today().plusDays(5).toString()))
                .andExpect(status().isCreated()).andExpect(jsonPath("$.approvalNeeded").value(false));
        story().soon().standsAt("whicheverComesFirst").pays("1500.00").passed("promiseKept");
    }

    @Test
    void a_case_that_the_creditor_takes_back_ends_and_is_told_nothing_more() throws Exception {
        String path = reminded();
        call("credit-managers", post(path + "/withdraw"), Map.of("why", " ")).andExpect(status().isUnprocessableEntity());
        call("credit-managers", post(path + "/withdraw"), Map.of("why", "settled between the managements")).andExpect(status().isAccepted());
        story().soon().endsWith("withdrawn");
        call("credit-managers", post(path + "/withdraw"), Map.of("why", "again")).andExpect(status().isConflict());
        call("supervisors", post(path + "/hold"), Map.of("reason", "late", "endsOn", "2030-01-01")).andExpect(status().isConflict());
        call("auditors", get(path)).andExpect(jsonPath("$.overview.ending").value("withdrawn")).andExpect(jsonPath("$.standsAt.length()").value(0));
    }

    @Test
    void contact_that_is_stopped_goes_to_a_specialist_and_may_be_allowed_again() throws Exception {
        String path = reminded();
        call("specialists", post("/api/customers/K-1/stop-contact"), Map.of("reason", "bored")).andExpect(status().isUnprocessableEntity());
        call("specialists", post("/api/customers/K-9/stop-contact"), Map.of("reason", "lawyer")).andExpect(status().isNotFound());
        call("specialists", post("/api/customers/K-1/stop-contact"), Map.of("reason", "lawyer")).andExpect(status().isAccepted());
        story().soon().hasTask("handleStopContact");
        call("specialists", get(path)).andExpect(jsonPath("$.contactStop").value("lawyer"))
                .andExpect(jsonPath("$.invoices[0].whyNot").value("contact stopped: lawyer"));
        call("specialists", delete("/api/customers/K-1/stop-contact")).andExpect(status().isNoContent());
        call("specialists", delete("/api/customers/K-1/stop-contact")).andExpect(status().isConflict());
    }

    @Test
    void cases_open_when_somebody_asks_or_an_import_has_ended_and_never_twice() throws Exception {
        story().owes("1500.00", 10).hasNoCase();
        call("operators", post("/api/cases/open")).andExpect(status().isAccepted());
        String number = story().soon().sent("friendlyReminder").theCase().number();
        events.publishEvent(new ItemsLoaded(1, 7));
        assertThat(story().soon().sent("friendlyReminder").theCase().number()).isEqualTo(number);
    }

    @Test
    void an_import_opens_the_cases_that_are_due() {
        story().owes("1500.00", 10).soon().hasNoCase();
        events.publishEvent(new ItemsLoaded(1, 0));
        story().soon().hasNoCase();
        events.publishEvent(new ItemsLoaded(2, 1));
        story().soon().sent("friendlyReminder");
    }

    @Test
    void a_supervisor_notes_who_is_away() throws Exception {
        call("supervisors", post("/api/absences"), Map.of("user", "anna", "firstDay", "2026-03-05", "lastDay", "2026-03-04"))
                .andExpect(status().isUnprocessableEntity());
        call("supervisors", post("/api/absences"), Map.of("user", "nobody", "firstDay", "2026-03-05", "lastDay", "2026-03-06"))
                .andExpect(status().isNotFound());
        call("supervisors", post("/api/absences"), Map.of("user", "anna", "firstDay", "2026-03-05", "lastDay", "2026-03-06"))
                .andExpect(status().isCreated());
        assertThat(absences.on(java.time.LocalDate.parse("2026-03-06"))).contains("anna");
        call("supervisors", delete("/api/absences/anna/2026-03-05")).andExpect(status().isNoContent());
        assertThat(absences.on(java.time.LocalDate.parse("2026-03-06"))).doesNotContain("anna");
    }

    @ParameterizedTest(name = "{0}: read {1}, hold {2}, promise {3}, open {4}, stop contact {5}, absence {6}")
    @CsvSource(textBlock = """
            collectors,      true,  false, true,  false, false, false
            supervisors,     true,  true,  true,  true,  true,  true
            credit-managers, true,  true,  true,  false, true,  false
            specialists,     true,  false, false, false, true,  false
            operators,       true,  false, false, true,  false, false
            managers,        true,  false, false, false, false, false
            auditors,        true,  false, false, false, false, false
            process-owners,  false, false, false, false, false, false
            camunda-admin,   true,  true,  true,  true,  true,  true
            """)
    void every_role_may_only_do_its_part(String role, boolean read, boolean hold, boolean promise, boolean open, boolean stop, boolean absence)
            throws Exception {
        may(read, call(role, get("/api/cases/C-1999-000001")));
        may(read, call(role, get("/api/cases/C-1999-000001/history")));
        may(hold, call(role, post("/api/cases/C-1999-000001/hold"), Map.of("reason", "x", "endsOn", "2030-01-01")));
        may(hold, call(role, delete("/api/cases/C-1999-000001/hold/1")));
        may(hold, call(role, post("/api/cases/C-1999-000001/withdraw"), Map.of("why", "x")));
        may(promise, call(role, post("/api/cases/C-1999-000001/promises"), Map.of("amount", "1", "on", "2030-01-01")));
        may(promise, call(role, post("/api/cases/C-1999-000001/disputes"), Map.of("reason", "billingIssue")));
        may(open, call(role, post("/api/cases/open")));
        may(hold, call(role, put("/api/cases/C-1999-000001/hold/1"), Map.of("endsOn", "2030-01-01")));
        may(promise, call(role, post("/api/cases/C-1999-000001/contacts"), Map.of("channel", "phone", "result", "talked", "note", "x")));
        may(stop, call(role, post("/api/customers/K-999/stop-contact"), Map.of("reason", "lawyer")));
        may(stop, call(role, put("/api/customers/K-999/marks/vulnerable"), Map.of("detail", "ill")));
        may(absence, call(role, post("/desk/absences/nobody-at-all/2026-03-05/forget").with(csrf())));
        may(absence, call(role, delete("/api/absences/anna/2026-03-05")));
        web.perform(get("/api/cases")).andExpect(status().isUnauthorized());
    }

    @Test
    void the_contact_log_is_exported_for_a_customer_and_no_cell_is_a_formula() throws Exception {
        String path = reminded();
        call("collectors", post(path + "/contacts"), Map.of("channel", "letter", "byCustomer", "true", "result", "received", "note", "=HYPERLINK(1) I need time"))
                .andExpect(status().isCreated());
        call("collectors", get("/api/customers/K-1/contacts")).andExpect(status().isOk()).andExpect(jsonPath("$.length()").value(2))
                .andExpect(jsonPath("$[0].direction").value("inbound")).andExpect(jsonPath("$[0].who").value("sofia"))
                .andExpect(jsonPath("$[1].rule").value("House: e-mail")).andExpect(jsonPath("$[1].tone").value("friendly"))
                .andExpect(jsonPath("$[1].text").value(containsString("1,500.00")));
        call("auditors", get("/api/customers/K-1/contacts").param("format", "csv")).andExpect(status().isOk())
                .andExpect(content().string(containsString("at,case,direction,channel,who,step,result,reason,note,rule,purpose,template,tone,recipient,subject,text")))
                .andExpect(content().string(containsString("'=HYPERLINK(1) I need time")));
        call("service", get("/api/customers/K-1/contacts")).andExpect(status().isForbidden());
        call("operators", get("/api/customers/K-1/contacts")).andExpect(status().isForbidden());
        call("collectors", get("/api/customers/K-9/contacts")).andExpect(status().isNotFound());

        String page = path.replace("/api/", "/desk/");
        call("collectors", get(page)).andExpect(content().string(containsString("I need time"))).andExpect(content().string(containsString("House: e-mail")))
                .andExpect(content().string(containsString("Note a contact"))).andExpect(content().string(not(containsString("Put on hold"))));
        call("collectors", get(page + "/contacts.csv")).andExpect(status().isOk()).andExpect(content().string(containsString("'=HYPERLINK(1)")));
        call("service", get(page + "/contacts.csv")).andExpect(status().isForbidden());
    }

    @Test
    void what_we_began_outside_a_task_counts_and_what_was_forbidden_takes_a_supervisor() throws Exception {
        String path = reminded();
        while (story().today().getDayOfWeek() != DayOfWeek.SUNDAY) {
            story().daysPass(1);
        }
        Map<String, String> call = Map.of("channel", "phone", "byCustomer", "false", "result", "noContact", "note", "Rang twice.");
        call("collectors", post(path + "/contacts"), call).andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.detail").value(containsString("08:00 to 20:00 only")));
        Map<String, String> despite = new HashMap<>(call);
        despite.put("despite", "They had asked for Sunday.");
        web.perform(post(path + "/contacts").servletPath(path + "/contacts").contentType(MediaType.APPLICATION_JSON)
                .content("{\"channel\":\"phone\",\"result\":\"noContact\",\"note\":\"Rang.\",\"despite\":\"They asked.\"}")
                .with(user("anna").authorities(new SimpleGrantedAuthority("staff"), new SimpleGrantedAuthority("collectors")))).andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.detail").value(containsString("Only a supervisor")));
        call("supervisors", post(path + "/contacts"), despite).andExpect(status().isCreated());
        call("supervisors", post(path + "/contacts"), Map.of("channel", "telepathy", "result", "talked", "note", "x")).andExpect(status().isUnprocessableEntity());
        call("supervisors", get(path + "/history")).andExpect(jsonPath("$[?(@.kind == 'refusal')].detail").value(hasItem(containsString("08:00 to 20:00 only"))))
                .andExpect(jsonPath("$[?(@.what == 'contactNoted')].detail").value(hasItem(containsString("They had asked for Sunday."))));
    }

    @Test
    void on_the_page_of_a_case_a_hold_is_put_extended_and_released_by_right() throws Exception {
        String path = reminded();
        String page = path.replace("/api/", "/desk/");
        String ends = story().today().plusDays(20).toString();
        call("collectors", post(page + "/holds").with(csrf()).param("reason", "audit").param("covers", "account").param("endsOn", ends)).andExpect(status().isForbidden());
        call("supervisors", post(page + "/holds").param("reason", "audit").param("covers", "account").param("endsOn", ends)).andExpect(status().isForbidden());
        call("supervisors", post(page + "/holds").with(csrf()).param("reason", "audit").param("covers", "account").param("endsOn", "soon")).andExpect(flash().attribute("problem", containsString("soon")));
        call("supervisors", post(page + "/holds").with(csrf()).param("reason", "audit").param("covers", "customer").param("beginsOn", story().today().minusDays(5).toString())
                .param("endsOn", ends)).andExpect(status().isFound()).andExpect(flash().attributeExists("done"));
        story().soon().standsAt("holdEnded");
        assertThat(story().column("paused")).isEqualTo("on hold: audit, until " + ends);
        int id = JsonPath.read(call("supervisors", get(path)).andReturn().getResponse().getContentAsString(), "$.holds[0].id");
        call("collectors", get(page)).andExpect(content().string(containsString("On hold")));

        String later = story().today().plusDays(40).toString();
        call("credit-managers", post(page + "/holds/" + id + "/extend").with(csrf()).param("endsOn", later)).andExpect(flash().attributeExists("done"));
        story().soon().daysPass(25).standsAt("holdEnded");
        call("supervisors", get(path)).andExpect(jsonPath("$.holds[0].endsOn").value(later));
        call("supervisors", post(page + "/holds/" + id + "/release").with(csrf())).andExpect(flash().attributeExists("done"));
        story().soon();
        assertThat(story().standsAt()).containsExactly("reminderPeriodEnded");
        assertThat(story().column("paused")).isNull();
        call("supervisors", post(page + "/holds/" + id + "/release").with(csrf())).andExpect(flash().attribute("problem", containsString("released before")));
    }

    @Test
    void what_has_to_be_minded_with_a_customer_is_noted_and_lifted() throws Exception {
        String path = reminded();
        String page = path.replace("/api/", "/desk/");
        call("supervisors", put("/api/customers/K-1/marks/vulnerable"), Map.of("detail", "in hospital")).andExpect(status().isOk()).andExpect(jsonPath("$[0].kind").value("VULNERABLE"));
        call("supervisors", put("/api/customers/K-1/marks/rich"), Map.of("detail", "x")).andExpect(status().isNotFound());
        call("specialists", post(page + "/marks").with(csrf()).param("kind", "representative").param("detail", "Dr. Stein, stein@law.example")).andExpect(flash().attributeExists("done"));
        call("collectors", get(page)).andExpect(content().string(containsString("in hospital"))).andExpect(content().string(containsString("Dr. Stein")));
        call("collectors", post(page + "/marks/vulnerable/lift").with(csrf())).andExpect(status().isForbidden());
        call("specialists", post(page + "/marks/vulnerable/lift").with(csrf())).andExpect(flash().attributeExists("done"));
        call("supervisors", get("/api/customers/K-1/marks")).andExpect(jsonPath("$.length()").value(1));
    }

    @Test
    void supervisors_note_who_is_away_and_what_collectors_know() throws Exception {
        String from = story().today().plusDays(3).toString();
        call("supervisors", post("/desk/absences").with(csrf()).param("who", "anna").param("firstDay", from).param("lastDay", story().today().toString()))
                .andExpect(flash().attribute("problem", containsString("before the first")));
        call("supervisors", post("/desk/absences").with(csrf()).param("who", "anna").param("firstDay", from).param("lastDay", from)).andExpect(flash().attributeExists("done"));
        call("supervisors", post("/desk/absences/carla/skills").with(csrf()).param("languages", "de, en").param("skills", "valued")).andExpect(flash().attribute("done", "Noted."));
        call("supervisors", get("/desk/absences")).andExpect(status().isOk()).andExpect(content().string(containsString("anna"))).andExpect(content().string(containsString("de,en")))
                .andExpect(content().string(containsString("valued")));
        call("supervisors", post("/desk/absences/carla/skills").with(csrf()).param("languages", "").param("skills", "")).andExpect(flash().attribute("done", "Noted."));
        call("supervisors", post("/desk/absences/anna/" + from + "/forget").with(csrf())).andExpect(flash().attributeExists("done"));
        call("collectors", get("/desk/absences")).andExpect(status().isForbidden());
    }

    @Test
    void one_click_leads_to_the_most_worthwhile_task() throws Exception {
        story().owes("1500.00", 10).daysPass(33).untilCallsAreAllowed().nightFalls();
        call("auditors", post("/desk/next").with(csrf())).andExpect(status().isForbidden());
        String task = story().task("callCustomer").getId();
        web.perform(post("/desk/next").servletPath("/desk/next").with(csrf()).with(user("ben").authorities(new SimpleGrantedAuthority("staff"), new SimpleGrantedAuthority("collectors"))))
                .andExpect(redirectedUrl("/camunda/app/tasklist/default/#/?task=" + task));
        assertThat(story().task("callCustomer").getAssignee()).isEqualTo("ben");
        web.perform(post("/desk/next").servletPath("/desk/next").with(csrf()).with(user("carla").authorities(new SimpleGrantedAuthority("staff"), new SimpleGrantedAuthority("collectors"))))
                .andExpect(redirectedUrl("/")).andExpect(flash().attributeExists("done"));
    }

    private static void may(boolean allowed, ResultActions done) {
        int status = done.andReturn().getResponse().getStatus();
        if (allowed) {
            assertThat(status).isIn(202, 204, 302, 404);
        } else {
            assertThat(status).isEqualTo(403);
        }
    }

    private ResultActions call(String role, MockHttpServletRequestBuilder request) throws Exception {
        String path = request.buildRequest(application.getServletContext()).getRequestURI();
        return web.perform(request.servletPath(path).with(user("sofia").authorities(new SimpleGrantedAuthority("staff"), new SimpleGrantedAuthority(role))));
    }

    private ResultActions call(String role, MockHttpServletRequestBuilder request, Map<String, String> body) throws Exception {
        String json = body.entrySet().stream().map(field -> "\"" + field.getKey() + "\": \"" + field.getValue() + "\"")
                .collect(java.util.stream.Collectors.joining(", ", "{", "}"));
        return call(role, request.contentType(MediaType.APPLICATION_JSON).content(json));
    }
}
