package org.dunwell.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Stories of the main journey, each named after the ending or the event it reaches. */
class CollectAccountStories extends Stories {

    /** The case waits for its first call: reminded, and 30 days have passed. */
    private Story due(String amount) {
        return story().owes(amount, 10).daysPass(1).sent("friendlyReminder").daysPass(29).hasNoTask("callCustomer").daysPass(3).hasTask("callCustomer").untilCallsAreAllowed();
    }

    /** So many collectors call three times each and reach nobody. @return the last of them */
    private String callsInVain(int collectors) {
        String caller = "anna";
        for (int collector = 1; collector <= collectors; collector++) {
            for (int attempt = 1; attempt <= 3; attempt++) {
                story().completes(caller, "callCustomer", "callResult", "noContact").daysPass(5);
            }
            caller = collector == collectors ? caller : story().task("callCustomer").getAssignee();
        }
        return caller;
    }

    private Story placementLetterSent() {
        return due("1500.00").completes("anna", "callCustomer", "callResult", "noHeadway", "reason", "refuses")
                .sent("friendlyReminder", "placementLetter").standsAt("lastChanceEnded");
    }

    private Story placed() {
        return placementLetterSent().daysPass(13).hasNoTask("decideHowToProceed").standsAt("lastChanceEnded")
                .daysPass(4).standsAt("awaitAcknowledgement");
    }

    @Test
    void a_customer_who_pays_after_the_reminder_is_thanked_and_never_called() {
        story().owes("100.00", 2).daysPass(1).standsAt("gracePeriodEnded").sentNothing()
                .daysPass(1).sent("friendlyReminder").standsAt("reminderPeriodEnded")
                .pays("100.00").endsWith("customerThanked")
                .daysPass(60).sent("friendlyReminder", "thanks").hasNoTask("callCustomer");
        assertThat(story().owed().isZero()).isTrue();
    }

    @Test
    void a_customer_who_pays_within_three_working_days_is_neither_reminded_nor_thanked_for_it() {
        story().owes("100.00", 2).daysPass(1).standsAt("gracePeriodEnded").pays("100.00").endsWith("customerThanked")
                .daysPass(60).sentNothing().hasNoTask("callCustomer");
    }

    @Test
    void the_next_oldest_invoice_has_its_own_three_working_days() {
        story().owes("100.00", 2).owes("200.00", -2).daysPass(3).sent("friendlyReminder").pays("100.00").standsAt("gracePeriodEnded")
                .daysPass(3).sent("friendlyReminder").daysPass(1).sent("friendlyReminder", "friendlyReminder").standsAt("reminderPeriodEnded");
    }

    @Test
    void the_first_call_is_due_when_thirty_days_have_passed_and_not_a_day_before() {
        story().owes("1500.00", 10).daysPass(1).sent("friendlyReminder").daysPass(29).hasNoTask("callCustomer").daysPass(1).hasTask("callCustomer");
    }

    @Test
    void a_small_balance_gets_a_firm_reminder_before_a_call() {
        story().owes("40.00", 10).daysPass(1).daysPass(31).sent("friendlyReminder", "firmReminder").hasNoTask("callCustomer")
                .daysPass(15).hasTask("callCustomer").sent("friendlyReminder", "firmReminder");
    }

    @Test
    void a_promise_made_in_a_call_and_kept_ends_the_case() {
        due("1500.00").completes("anna", "callCustomer", "callResult", "promised", "reason", "forgot", "promisedOn", story().today().plusDays(5))
                .sent("friendlyReminder", "arrangementConfirmation").standsAt("whicheverComesFirst")
                .daysPass(3).pays("1500.00").passed("promiseKept").endsWith("arrangementKept")
                .sent("friendlyReminder", "arrangementConfirmation", "thanks").daysPass(60).hasNoTask("callCustomer");
    }

    @Test
    void on_a_day_on_which_nobody_may_call_a_collector_cannot_record_a_call() {
        due("1500.00");
        while (story().today().getDayOfWeek() != DayOfWeek.SATURDAY) {
            story().daysPass(1);
        }
        Object[] call = {"callResult", "noContact", "note", "no answer"};
        assertThatThrownBy(() -> story().completesNow("anna", "callCustomer", call)).hasMessageContaining("working days, 08:00 to 20:00 only (DE: house rule, working days)");
        Object[] despite = {"callResult", "noContact", "calledBy", "despite", "despite", "They had asked for Saturday in writing."};
        assertThatThrownBy(() -> story().completesNow("anna", "callCustomer", despite)).hasMessageContaining("Only a supervisor");
    }

    @Test
    void a_call_is_offered_only_when_it_may_be_made() {
        due("1500.00");
        assertThat(story().task("callCustomer").getFollowUpDate()).as("offered now").satisfiesAnyOf(day -> assertThat(day).isNull(),
                day -> assertThat(day.toInstant()).isBeforeOrEqualTo(story().now()));
        while (story().today().getDayOfWeek() != DayOfWeek.SATURDAY) {
            story().daysPass(1);
        }
        story().nightFalls();
        assertThat(story().task("callCustomer").getFollowUpDate().toInstant()).as("not before Monday").isAfter(story().now().plus(Duration.ofHours(30)));
    }

    @Test
    void a_supervisor_records_a_call_that_was_forbidden_with_the_reason() {
        due("1500.00");
        while (story().today().getDayOfWeek() != DayOfWeek.SATURDAY) {
            story().daysPass(1);
        }
        story().completesNow("sofia", "callCustomer", "callResult", "noContact", "calledBy", "despite", "despite", "They had asked for Saturday in writing.")
                .hasNoTask("callCustomer");
    }

    @Test
    void the_customers_own_call_is_recorded_at_any_time() {
        due("1500.00");
        while (story().today().getDayOfWeek() != DayOfWeek.SUNDAY) {
            story().daysPass(1);
        }
        story().completesNow("anna", "callCustomer", "callResult", "promised", "calledBy", "customer", "reason", "forgot", "promisedOn", story().today().plusDays(5))
                .hasNoTask("callCustomer");
    }

    @Test
    void whoever_wants_no_calls_is_not_called_again_and_a_supervisor_decides() {
        due("1500.00").completes("anna", "callCustomer", "callResult", "wantsNoCalls", "note", "Write to us.").hasNoTask("callCustomer")
                .hasTask("decideHowToProceed");
    }

    @Test
    void a_promise_is_broken_the_day_after_its_date_and_the_call_is_due_at_once() {
        due("1500.00").completes("anna", "callCustomer", "callResult", "promised", "reason", "forgot", "promisedOn", story().today().plusDays(5))
                .daysPass(5).hasNoTask("callCustomer").daysPass(1).passed("arrangementBroken").hasTask("callCustomer")
                .sent("friendlyReminder", "arrangementConfirmation");
    }

    @Test
    void promises_broken_too_often_lead_to_the_placement_letter() {
        due("1500.00").completes("anna", "callCustomer", "callResult", "promised", "reason", "forgot", "promisedOn", story().today().plusDays(2))
                .daysPass(3).completes("anna", "callCustomer", "callResult", "promised", "reason", "forgot", "promisedOn", story().today().plusDays(2))
                .daysPass(3).sent("friendlyReminder", "arrangementConfirmation", "arrangementConfirmation", "placementLetter")
                .standsAt("lastChanceEnded");
    }

    @Test
    void after_three_calls_without_headway_a_colleague_calls_and_nobody_who_tried() {
        due("1500.00").completes("anna", "callCustomer", "callResult", "noContact")
                .hasNoTask("callCustomer").daysPass(5);
        assertThat(story().task("callCustomer").getAssignee()).isEqualTo("anna");
        story().completes("anna", "callCustomer", "callResult", "messageLeft").daysPass(5)
                .completes("anna", "callCustomer", "callResult", "noContact").passed("reassignToDifferentStaff");
        assertThat(story().task("callCustomer").getAssignee()).isNotNull().isNotEqualTo("anna");
    }

    @Test
    void whoever_tried_cannot_claim_the_call_again_and_a_colleague_can() {
        due("40000.00");
        for (int attempt = 0; attempt < 3; attempt++) {
            story().completes("anna", "callCustomer", "callResult", "noContact").daysPass(4);
        }
        story().handsBack("callCustomer");
        assertThatThrownBy(() -> story().claims("anna", "callCustomer")).hasMessageContaining("a colleague tries next");
        story().claims("carla", "callCustomer");
    }

    @Test
    void when_the_staff_is_exhausted_a_supervisor_decides_and_the_case_is_written_off() {
        due("900.00");
        callsInVain(2);
        story().completes("sofia", "decideHowToProceed", "nextStep", "writeOff", "closeCode", "goneAway", "note", "Moved without a trace.")
                .endsWith("writtenOff");
        assertThat(story().theCase().closeCode()).isEqualTo("goneAway");
        assertThat(story().owed().isZero()).isTrue();
    }

    @Test
    void a_settlement_within_authority_is_kept_and_the_rest_forgiven() {
        due("1000.00").completes("anna", "callCustomer", "callResult", "wantsToNegotiate", "reason", "financialDifficulty")
                .completes("anna", "negotiate", "agreement", "settlement", "reason", "financialDifficulty", "amount", 850,
                        "firstDueOn", story().today().plusDays(10))
                .hasNoTask("approveTerms").daysPass(5).pays("850.00").endsWith("arrangementKept");
        assertThat(story().owed().isZero()).isTrue();
    }

    @Test
    void terms_beyond_authority_need_somebody_else_and_a_plan_is_kept_on_its_dates() {
        due("1000.00").completes("anna", "callCustomer", "callResult", "wantsToNegotiate", "reason", "financialDifficulty")
                .completes("anna", "negotiate", "agreement", "plan", "reason", "financialDifficulty", "instalments", 6,
                        "firstDueOn", story().today().plusDays(10), "interval", "monthly")
                .hasTask("approveTerms").sent("friendlyReminder")
                .completes("chris", "approveTerms", "termsApproved", "yes", "why", "A good customer.")
                .sent("friendlyReminder", "arrangementConfirmation");
        for (int instalment = 1; instalment <= 5; instalment++) {
            story().pays("166.66").daysPass(28);
        }
        story().pays("166.70").passed("planKept").endsWith("arrangementKept");
    }

    @Test
    void rejected_terms_go_back_to_a_call() {
        due("1000.00").completes("anna", "callCustomer", "callResult", "wantsToNegotiate", "reason", "financialDifficulty")
                .completes("anna", "negotiate", "agreement", "settlement", "reason", "financialDifficulty", "amount", 100,
                        "firstDueOn", story().today().plusDays(10))
                .completes("chris", "approveTerms", "termsApproved", "no", "why", "Far too little.")
                .passed("termsRejected").hasTask("callCustomer").sent("friendlyReminder");
    }

    @Test
    void without_agreement_the_placement_letter_gives_a_last_chance() {
        due("1000.00").completes("anna", "callCustomer", "callResult", "wantsToNegotiate", "reason", "financialDifficulty")
                .completes("anna", "negotiate", "agreement", "none", "reason", "refuses")
                .sent("friendlyReminder", "placementLetter").standsAt("lastChanceEnded");
    }

    @Test
    void a_placement_letter_that_leaves_adds_its_fee_and_interest_once_and_stays_the_last_chance() {
        due("1000.00").wasCharged().completes("anna", "callCustomer", "callResult", "wantsToNegotiate", "reason", "financialDifficulty")
                .completes("anna", "negotiate", "agreement", "none", "reason", "refuses")
                .wasCharged("I-1/fee-1", "I-1/interest-1").standsAt("lastChanceEnded")
                .daysPass(10).wasCharged("I-1/fee-1", "I-1/interest-1").standsAt("lastChanceEnded");
    }

    @Test
    void a_payment_inside_the_last_chance_stops_the_placement() {
        placementLetterSent().daysPass(10).pays("200.00").hasTask("callCustomer")
                .daysPass(30).sent("friendlyReminder", "placementLetter");
        assertThat(story().standsAt()).doesNotContain("awaitAcknowledgement");
    }

    @Test
    void an_agency_that_recovers_the_money_ends_the_case() {
        placed().agencyAcknowledges().standsAt("placementPeriodEnded").paysEverything().endsWith("recoveredByAgency");
    }

    @Test
    void an_agency_that_returns_the_case_leaves_the_decision_to_a_supervisor() {
        placed().agencyAcknowledges().agencyReturns("gone away").passed("returnedByAgency").hasTask("decideHowToProceed");
    }

    @Test
    void a_case_recalled_from_the_agency_is_called_again() {
        placed().agencyAcknowledges().isRecalled("The customer deals with us again.")
                .passed("recalledEarly")
                .completes("sofia", "decideHowToProceed", "nextStep", "callAgain", "note", "The customer asked for us.")
                .hasTask("callCustomer");
    }

    @Test
    void an_agency_that_does_not_acknowledge_is_asked_until_it_does() {
        placed().daysPass(9).completes("sofia", "chaseAcknowledgement", "acknowledged", "no").standsAt("awaitAcknowledgement")
                .daysPass(9).completes("sofia", "chaseAcknowledgement", "acknowledged", "yes", "agencyReference", "H-9")
                .standsAt("placementPeriodEnded")
                .daysPass(185).passed("recalledFromAgency").hasTask("decideHowToProceed");
    }

    @Test
    void a_dispute_stops_collecting_and_the_remaining_time_runs_when_it_is_lost() {
        story().owes("1500.00", 10).daysPass(1).sent("friendlyReminder").daysPass(20).disputes("I-1", "billingIssue")
                .sent("friendlyReminder", "disputeAcknowledgement").daysPass(40).hasNoTask("callCustomer")
                .completes("bill", "resolveBillingIssue", "disputeWon", "no", "explanation", "The delivery note is signed.")
                .passed("disputeLost").sent("friendlyReminder", "disputeAcknowledgement", "disputeRejection")
                .daysPass(5).hasNoTask("callCustomer").daysPass(8).hasTask("callCustomer");
    }

    @Test
    void a_dispute_won_is_credited_and_ends_the_case() {
        due("1500.00").completes("anna", "callCustomer", "callResult", "disputed", "reason", "serviceIssue", "disputedInvoice", "I-1",
                        "disputeText", "Two of three parcels never came.")
                .hasTask("resolveServiceIssue")
                .completes("sam", "resolveServiceIssue", "disputeWon", "yes", "creditedAmount", 1500, "explanation", "Lost in transit.")
                .passed("disputeWon").endsWith("customerThanked");
        assertThat(story().owed().isZero()).isTrue();
    }

    @Test
    void a_hold_stops_the_waits_and_its_end_lets_the_remaining_time_run() {
        story().owes("1500.00", 10).daysPass(1).daysPass(25).isOnHold("System change at the customer", 20)
                .daysPass(15).hasNoTask("callCustomer").daysPass(6).hasNoTask("callCustomer").daysPass(8).hasTask("callCustomer");
    }

    @Test
    void a_hold_released_early_lets_the_case_go_on() {
        due("1500.00").isOnHold("Waits for our invoice copy", 20);
        assertThat(story().task("callCustomer").getFollowUpDate()).isNotNull();
        assertThatThrownBy(() -> story().completes("anna", "callCustomer", "callResult", "noContact")).hasMessageContaining("may be chased");
        story().isReleased();
        assertThat(story().task("callCustomer").getFollowUpDate()).isNull();
        story().completes("anna", "callCustomer", "callResult", "noContact").hasNoTask("callCustomer");
    }

    @Test
    void a_promise_made_elsewhere_stops_collecting_and_kept_it_ends_the_case() {
        story().owes("1500.00", 10).daysPass(1).daysPass(20).promisesElsewhere("1500.00", 30)
                .daysPass(25).hasNoTask("callCustomer").pays("1500.00").endsWith("customerThanked");
    }

    @Test
    void a_promise_made_elsewhere_and_broken_makes_the_waiting_step_due_at_once() {
        story().owes("1500.00", 10).daysPass(1).daysPass(10).promisesElsewhere("1500.00", 5)
                .daysPass(5).hasNoTask("callCustomer").daysPass(1).hasTask("callCustomer");
    }

    @Test
    void stopped_contact_ends_everything_but_a_specialists_task() {
        due("1500.00").contactIsStopped("insolvent").hasNoTask("callCustomer")
                .completes("petra", "handleStopContact", "contactStop", "insolvent", "closeCode", "bankrupt", "note", "Claim filed.")
                .endsWith("contactCeased").daysPass(60).sent("friendlyReminder").hasNoTask("callCustomer");
    }

    @Test
    void a_customer_who_asks_in_the_call_to_be_left_alone_goes_to_the_specialist() {
        due("1500.00").completes("anna", "callCustomer", "callResult", "stopContact", "contactStop", "lawyer").hasTask("handleStopContact");
    }

    @Test
    void a_case_that_the_creditor_takes_back_is_withdrawn() {
        due("1500.00").creditorWithdraws().endsWith("withdrawn");
    }

    @Test
    void a_part_payment_changes_what_is_owed_and_the_case_goes_on() {
        due("1500.00").pays("500.00").hasTask("callCustomer");
        assertThat(story().column("owed")).isEqualTo("1,000.00 EUR");
    }

    @Test
    void a_full_payment_withdraws_the_open_call() {
        due("1500.00").pays("1500.00").hasNoTask("callCustomer").endsWith("customerThanked");
    }

    @Test
    void without_an_address_the_reminder_waits_until_somebody_completes_the_contact_data() {
        story().customerWithoutAddress().owes("1500.00", 10).daysPass(1).sentNothing().hasTask("completeContactData")
                .daysPass(6).completes("anna", "completeContactData", "email", "ada@example.com", "country", "DE")
                .sent("friendlyReminder").daysPass(27).hasNoTask("callCustomer").daysPass(6).hasTask("callCustomer");
    }

    @Test
    void the_stage_follows_the_oldest_invoice_that_may_be_chased() {
        story().owes("1000.00", 10).daysPass(20).owes("300.00", 0).daysPass(13).hasTask("callCustomer")
                .pays("1000.00").hasNoTask("callCustomer").sent("friendlyReminder", "friendlyReminder").standsAt("reminderPeriodEnded")
                .daysPass(28).hasNoTask("callCustomer").daysPass(5).hasTask("callCustomer");
    }

    @Test
    void a_payment_taken_back_reopens_the_case_where_it_stood() {
        due("1500.00").paysByDebit("1500.00").endsWith("customerThanked").daysPass(5).paymentIsTakenBack();
        assertThat(story().theCase().isRunning()).isTrue();
        story().hasTask("callCustomer").sent("friendlyReminder", "thanks");
    }

    @Test
    void a_valued_customer_is_visited_after_research_and_notice() {
        due("60000.00");
        String last = callsInVain(3);
        story().completes(last, "researchCustomer", "visitWorthwhile", "yes", "contactPerson", "Ada Archer", "findings", "Still trading.")
                .hasNoTask("visitCustomer").daysPass(10)
                .completes("victor", "visitCustomer", "visitResult", "met", "reason", "financialDifficulty")
                .passed("customerVisited").hasTask("negotiate");
    }

    @Test
    void a_visit_that_is_not_worth_while_is_called_off() {
        due("60000.00");
        String last = callsInVain(3);
        story().completes(last, "researchCustomer", "visitWorthwhile", "no", "contactPerson", "nobody", "findings", "Premises are empty.")
                .passed("visitCalledOff").hasTask("negotiate").hasNoTask("visitCustomer");
    }

    @Test
    void a_mail_server_that_is_down_delays_the_reminder_and_the_days_count_from_its_hand_over() {
        story().owes("1500.00", 10).postIsBroken(true).daysPass(2).sentNothing().standsAt("reminderPeriodEnded");
        assertThat(story().incidents()).isEqualTo(1);
        story().postIsBroken(false).operatorRetries().sent("friendlyReminder");
        assertThat(story().incidents()).isZero();
    }
}
