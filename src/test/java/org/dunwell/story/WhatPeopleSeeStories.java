package org.dunwell.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What each form shows when it is opened, with nothing to look up elsewhere. */
class WhatPeopleSeeStories extends Stories {

    @Autowired
    private FormService forms;
    @Autowired
    private IdentityService identities;

    private Story due(String amount) {
        return story().owes(amount, 10).daysPass(33).hasTask("callCustomer");
    }

    @Test
    void the_call_shows_who_owes_what_and_what_may_be_offered() {
        due("1500.00");
        VariableMap shown = opened("anna", "callCustomer");
        assertThat(shown.get("customer")).isEqualTo("Acme Tools");
        assertThat(shown.get("contact")).asString().startsWith("Ada Archer · business · speaks English · ").contains(" there now");
        assertThat(shown.get("number")).asString().matches("Case C-2026-\\d{6} · customer K&#45;1");
        assertThat(shown.get("owed")).isEqualTo("1,500.00 EUR");
        assertThat(shown.get("overdueSince")).asString().startsWith("overdue since 21 Feb 2026, 43 days");
        assertThat(shown.get("whyNow")).asString().startsWith("Rank ").contains("a call to make", "a fair balance", "the debt is young");
        assertThat(shown.get("more")).asString().contains("/desk/cases/C-2026");
        assertThat(shown.get("talk")).asString().startsWith("Ask first whether the invoice arrived");
        assertThat(shown.get("mayOffer")).asString().contains("up to 3 instalments", "at least 1,200.00 EUR", "has to be approved first");
        assertThat(rows(shown, "invoices")).singleElement().isEqualTo(Map.of("number", "I-1", "issued", "21 Jan 2026", "due", "20 Feb 2026",
                "daysPastDue", 43, "open", "1,500.00", "status", ""));
        assertThat(rows(shown, "history")).extracting(row -> row.get("what")).contains("E-mail");
        assertThat(rows(shown, "reasons")).extracting(row -> row.get("value")).contains("forgot", "billingIssue");
        assertThat(rows(shown, "callResults")).extracting(row -> row.get("value")).contains("promised", "noContact");
        assertThat(shown).doesNotContainKeys("handover", "customerName", "firmReminderPlanned", "nextStep", "country", "terms");
    }

    @Test
    void the_next_call_shows_what_was_tried_and_noted() {
        due("1500.00").completes("anna", "callCustomer", "callResult", "messageLeft", "note", "Back on *Monday*").daysPass(4);
        VariableMap shown = opened("anna", "callCustomer");
        assertThat(shown.get("handover")).asString().contains("anna 1 time, last on").contains("Back on &#42;Monday&#42;");
        assertThat(rows(shown, "history")).extracting(row -> row.get("result")).contains("Message left: Back on *Monday*");
    }

    @Test
    void whoever_approves_sees_the_terms_and_the_authority_they_exceed() {
        due("1000.00").completes("anna", "callCustomer", "callResult", "wantsToNegotiate", "reason", "financialDifficulty")
                .completes("anna", "negotiate", "agreement", "settlement", "reason", "financialDifficulty", "amount", "500",
                        "firstDueOn", story().today().plusDays(10), "note", "Lost an order.");
        assertThat(opened("chris", "approveTerms").get("terms")).asString()
                .contains("anna proposes", "500.00 EUR in one sum by", "500.00 EUR (50.0 %) would be forgiven", "at least 800.00 EUR", "Lost an order");
        assertThat(opened("chris", "approveTerms").get("overdueSince")).asString().contains("nothing of it may be chased today");
        assertThat(opened("chris", "approveTerms")).doesNotContainKeys("why", "arrangements");
        assertThat(rows(opened("chris", "approveTerms"), "invoices").get(0)).containsEntry("status", "promised");
    }

    @Test
    void whoever_rejects_terms_is_read_before_the_next_talk() {
        due("1000.00").completes("anna", "callCustomer", "callResult", "wantsToNegotiate", "reason", "financialDifficulty")
                .completes("anna", "negotiate", "agreement", "settlement", "reason", "financialDifficulty", "amount", "500",
                        "firstDueOn", story().today().plusDays(10))
                .completes("chris", "approveTerms", "termsApproved", "no", "why", "Not below 700.");
        VariableMap shown = opened("anna", "callCustomer");
        assertThat(rows(shown, "history")).extracting(row -> row.get("result")).contains("Not below 700.");
        assertThat(shown.get("arrangements")).asString().contains("500.00 EUR by", "rejected");
    }

    @Test
    void the_owner_of_a_dispute_sees_what_is_said_to_be_wrong() {
        due("1500.00").disputes("I-1", "billingIssue");
        assertThat(opened("bill", "resolveBillingIssue").get("dispute")).asString()
                .contains("Disputed: billing issue", "invoice I&#45;1 of 21 Jan 2026, 1,500.00 EUR open", "noted by anna", "The customer says so");
    }

    @Test
    void missing_contact_data_can_be_completed_from_what_is_known() {
        story().customerWithoutAddress().owes("1500.00", 10).daysPass(2);
        VariableMap shown = opened("anna", "completeContactData");
        assertThat(shown).containsEntry("country", "DE").containsEntry("phone", "+49 30 5550111").doesNotContainKey("email");
        assertThat(shown.get("missing")).asString().contains("no e-mail address");
        assertThat(rows(shown, "countries")).hasSizeGreaterThan(200);
    }

    @Test
    void a_specialist_sees_why_nobody_may_contact_the_customer() {
        due("1500.00").contactIsStopped("insolvent");
        VariableMap shown = opened("petra", "handleStopContact");
        assertThat(shown).containsEntry("contactStop", "insolvent");
        assertThat(shown.get("stopped")).asString().contains("is insolvent");
    }

    @Test
    void somebody_without_a_right_on_the_task_sees_nothing() {
        due("1500.00");
        assertThatThrownBy(() -> opened("bill", "callCustomer")).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> opened("nobody", "callCustomer")).isInstanceOf(AuthorizationException.class);
    }

    private VariableMap opened(String person, String task) {
        String id = story().task(task).getId();
        identities.setAuthentication(person, identities.createGroupQuery().groupMember(person).list().stream().map(Group::getId).toList());
        try {
            return forms.getTaskFormVariables(id);
        } finally {
            identities.clearAuthentication();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(VariableMap shown, String name) {
        return ((SpinJsonNode) shown.get(name)).mapTo("java.util.ArrayList<java.util.LinkedHashMap<java.lang.String,java.lang.Object>>");
    }
}
