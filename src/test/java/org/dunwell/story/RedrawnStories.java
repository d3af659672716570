package org.dunwell.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.dunwell.check.Deployments;
import org.dunwell.process.Shipped;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The changes of the guide for process owners, each performed on the shipped files, checked, deployed as Modeler deploys, and lived through. */
class RedrawnStories extends Stories {

    private static final String JOURNEY = "collect-account.bpmn";

    @Autowired
    private WebApplicationContext application;
    @Autowired
    private Deployments deployments;

    @Autowired
    private FormService forms;

    private MockMvc web;
    private String shipped;

    @BeforeEach
    void overHttp() {
        web = MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
        shipped = deployments.newest(0, 1).get(0).id();
    }

    @AfterEach
    void asShipped() {
        if (!deployments.newest(0, 1).get(0).id().equals(shipped)) {
            deployments.goBackTo(shipped, "oscar");
        }
    }

    @Test
    void thirty_days_become_twenty_one() throws Exception {
        deploy(JOURNEY, journey().field("reminderPeriodEnded", "days", "21").label("reminderPeriodEnded", "Wait 21 days").saved());
        story().owes("1500.00", 10).daysPass(1).sent("friendlyReminder").daysPass(20).hasNoTask("callCustomer").daysPass(4).hasTask("callCustomer");
    }

    @Test
    void a_second_call_is_drawn_and_is_recorded_like_the_first() throws Exception {
        deploy(JOURNEY, journey().task("isFirmReminderPlannedToCallCustomer", "callForCourtesy", "Call for courtesy", "call-customer", "call-customer")
                .hint("callForCourtesy", "Ask only whether the invoice arrived.").saved());
        story().owes("1500.00", 10).daysPass(1).daysPass(32).hasNoTask("callCustomer").hasTask("callForCourtesy").untilCallsAreAllowed();
        assertThat(forms.getTaskFormVariables(story().task("callForCourtesy").getId())).containsEntry("hint", "Ask only whether the invoice arrived.");
        story().completes("anna", "callForCourtesy", "callResult", "noContact").hasTask("callCustomer");
        assertThat(history()).contains("outbound phone").contains("hint: Ask only whether the invoice arrived.");
    }

    @Test
    void a_text_message_goes_three_days_before_the_letter() throws Exception {
        deploy(JOURNEY, journey().message("whatNextToSendPlacementLetter", "sendLastText", "Send last text",
                fields("purpose", "firmReminder", "tone", "firm", "channels", "sms, email"))
                .waitDays("sendLastTextOn", "lastTextPeriodEnded", "Wait 3 days", fields("days", "3", "dayKind", "calendar", "countedFrom", "firmReminder")).saved());
        due().completes("anna", "callCustomer", "callResult", "noHeadway", "reason", "refuses").standsAt("lastTextPeriodEnded").daysPass(2)
                .sent("friendlyReminder", "firmReminder").daysPass(5).sent("friendlyReminder", "firmReminder", "placementLetter");
        assertThat(history()).contains("Send last text: ").contains("channels sms, email");
    }

    @Test
    void a_new_reason_can_be_chosen_in_the_call() throws Exception {
        String reasons = shipped("processes/reasons.dmn");
        String row = reasons.substring(reasons.indexOf("<rule id=\"reasons-6\">"), reasons.indexOf("</rule>", reasons.indexOf("<rule id=\"reasons-6\">")) + 7);
        String added = row.replace("reasons-6", "reasons-7").replace("unknown", "moved").replace("Unknown", "Moved").replace("Unbekannt", "Umgezogen");
        deploy("reasons.dmn", reasons.replace(row, row + "\n      " + added).getBytes(StandardCharsets.UTF_8));
        due().completes("anna", "callCustomer", "callResult", "noHeadway", "reason", "moved");
        assertThat(history()).contains("noHeadway, moved");
    }

    @Test
    void a_tighter_approval_limit_sends_a_settlement_to_a_second_person() throws Exception {
        String limits = shipped("processes/settlement-authority.dmn");
        int row = limits.indexOf(">80</text>");
        deploy("settlement-authority.dmn", (limits.substring(0, row) + ">90</text>" + limits.substring(row + 10)).getBytes(StandardCharsets.UTF_8));
        story().owes("1000.00", 10).daysPass(1).daysPass(32).untilCallsAreAllowed().completes("anna", "callCustomer", "callResult", "wantsToNegotiate", "reason", "financialDifficulty")
                .completes("anna", "negotiate", "agreement", "settlement", "reason", "financialDifficulty", "amount", 850, "firstDueOn", story().today().plusDays(10))
                .hasTask("approveTerms");
    }

    @Test
    void a_new_field_on_a_form_is_kept_shown_exported_and_can_be_asked() throws Exception {
        String form = shipped("forms/call-customer.form");
        int note = form.lastIndexOf("{", form.indexOf("\"key\": \"note\""));
        String field = "{\"type\": \"checkbox\", \"id\": \"Checkbox_wantsElectronicInvoice\", \"key\": \"wantsElectronicInvoice\", \"label\": \"Wants electronic invoices\"},\n";
        deploy("call-customer.form", (form.substring(0, note) + field + form.substring(note)).getBytes(StandardCharsets.UTF_8));
        due().completes("anna", "callCustomer", "callResult", "noContact", "wantsElectronicInvoice", true);
        String number = story().theCase().number();
        as("collectors", get("/api/cases/" + number + "/answers").servletPath("/api/cases/" + number + "/answers"))
                .andExpect(jsonPath("$[0].field").value("wantsElectronicInvoice")).andExpect(jsonPath("$[0].value").value("yes"))
                .andExpect(jsonPath("$[0].step").value("callCustomer"));
        as("collectors", get("/desk/cases/" + number).servletPath("/desk/cases/" + number)).andExpect(content().string(containsString("Wants electronic invoices")));
    }

    @Test
    void fees_holds_and_a_task_of_ones_own_need_no_java() throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("ask-sales.form", ("{\"id\": \"ask-sales\", \"type\": \"default\", \"schemaVersion\": 19, \"executionPlatform\": \"Camunda Platform\", \"executionPlatformVersion\": \"7.24.0\","
                + " \"components\": [{\"type\": \"textfield\", \"id\": \"Said\", \"key\": \"salesSaid\", \"label\": \"What sales said\", \"validate\": {\"required\": true, \"maxLength\": 200}}]}").getBytes(StandardCharsets.UTF_8));
        files.put(JOURNEY, journey().service("isFirmReminderPlannedToCallCustomer", "chargeReminderFee", "Charge reminder fee", "charge-fee", "chargeFee", fields("amount", "5.00", "reason", "Reminder fee"))
                .task("chargeReminderFeeOn", "askSales", "Ask sales", "ask-sales", "human-task")
                .service("askSalesOn", "waiveReminderFee", "Waive reminder fee", "waive-fees", "waiveFees", fields("which", "fees", "reason", "Goodwill")).saved());
        deploy(files);
        story().owes("1500.00", 10).daysPass(1).daysPass(32).wasCharged("I-1/fee-1").hasTask("askSales").completes("anna", "askSales", "salesSaid", "A good customer.").soon().hasTask("callCustomer");
        assertThat(story().owed().toString()).contains("1500.00");
        assertThat(history()).contains("What sales said: A good customer.");
    }

    @Test
    void what_is_broken_is_refused_with_the_reason_and_nothing_changes() throws Exception {
        as("process-owners", upload(JOURNEY, journey().text().replace("${nextStep == 'agreed'}", "${nextStep = 'agreed'}").getBytes(StandardCharsets.UTF_8)))
                .andExpect(status().isBadRequest()).andExpect(jsonPath("$.message").value(containsString("You probably meant ${nextStep == 'agreed'}")));
        assertThat(deployments.newest(0, 1).get(0).id()).isEqualTo(shipped);
    }

    @Test
    void what_was_deployed_can_be_seen_fetched_and_undone() throws Exception {
        deploy(JOURNEY, journey().field("reminderPeriodEnded", "days", "21").label("reminderPeriodEnded", "Wait 21 days").saved());
        Deployments.Deployed now = deployments.newest(0, 1).get(0);
        assertThat(now.by()).isEqualTo("oscar");
        assertThat(now.changed()).containsExactly("processes/" + JOURNEY);
        String page = "/desk/deployments/" + now.id();
        as("managers", get(page).servletPath(page)).andExpect(status().isOk()).andExpect(content().string(containsString("days: 30 → 21")));
        as("process-owners", get("/api/deployments/live.zip").servletPath("/api/deployments/live.zip")).andExpect(status().isOk());
        as("collectors", get(page).servletPath(page)).andExpect(status().isForbidden());
        deployments.goBackTo(shipped, "oscar");
        assertThat(deployments.live()).containsEntry("processes/" + JOURNEY, Shipped.files().get("processes/" + JOURNEY));
    }

    private Story due() {
        return story().owes("1500.00", 10).daysPass(1).daysPass(32).hasTask("callCustomer").untilCallsAreAllowed();
    }

    private String history() throws Exception {
        String path = "/api/cases/" + story().theCase().number() + "/history";
        return as("collectors", get(path).servletPath(path)).andReturn().getResponse().getContentAsString();
    }

    private static Redrawing journey() {
        return new Redrawing(Shipped.files().get("processes/" + JOURNEY));
    }

    private static String shipped(String file) {
        return new String(Shipped.files().get(file), StandardCharsets.UTF_8);
    }

    private void deploy(String name, byte[] content) throws Exception {
        deploy(Map.of(name, content));
    }

    /** First the check, then the deployment, as Modeler sends it. */
    private void deploy(Map<String, byte[]> files) throws Exception {
        MockMultipartHttpServletRequestBuilder check = multipart("/api/check");
        MockMultipartHttpServletRequestBuilder deployment = multipart("/engine-rest/deployment/create");
        files.forEach((name, content) -> {
            check.file(new MockMultipartFile(name, name, "application/octet-stream", content));
            deployment.file(new MockMultipartFile(name, name, "application/octet-stream", content));
        });
        check.servletPath("/api/check");
        deployment.servletPath("/engine-rest/deployment/create");
        as("process-owners", check).andExpect(status().isOk()).andExpect(jsonPath("$.length()").value(0));
        as("process-owners", deployment).andExpect(status().isOk());
    }

    private static MockMultipartHttpServletRequestBuilder upload(String name, byte[] content) {
        MockMultipartHttpServletRequestBuilder deployment = multipart("/engine-rest/deployment/create").file(new MockMultipartFile(name, name, "application/octet-stream", content));
        deployment.servletPath("/engine-rest/deployment/create");
        return deployment;
    }

    private ResultActions as(String role, MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request.with(user("oscar").authorities(new SimpleGrantedAuthority("staff"), new SimpleGrantedAuthority(role))));
    }

    private static Map<String, String> fields(String... namesAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
