package org.dunwell.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.RuntimeService;
import org.dunwell.arrangement.Arrangement;
import org.dunwell.arrangement.Arrangements;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Stories of what happens beside the main journey and leaves it standing, each named after the ending it reaches. */
class OtherEndingsStories extends Stories {

    @Autowired
    private Arrangements arrangements;
    @Autowired
    private RuntimeService runtime;

    private Story reminded() {
        return story().owes("1500.00", 10).daysPass(1).sent("friendlyReminder");
    }

    @Test
    void the_daily_run_opens_cases_and_ends() {
        reminded().passed("casesOpened").daysPass(1).sent("friendlyReminder");
    }

    @Test
    void a_settled_dispute_leaves_the_case_where_it_stood() {
        reminded().disputes("I-1", "billingIssue")
                .completes("bill", "resolveBillingIssue", "disputeWon", "no", "explanation", "The delivery note is signed.")
                .passed("disputeLost").passed("disputeSettled").standsAt("reminderPeriodEnded");
    }

    @Test
    void a_promise_made_elsewhere_is_settled_when_it_is_broken() {
        reminded().promisesElsewhere("1500.00", 5).daysPass(6).passed("arrangementBroken").passed("promiseSettled");
    }

    @Test
    void a_hold_is_released_on_the_day_after_its_last() {
        reminded().isOnHold("Waits for our invoice copy", 5).standsAt("holdEnded").daysPass(5).standsAt("holdEnded")
                .daysPass(1).passed("holdReleased").standsAt("reminderPeriodEnded");
    }

    @Test
    void a_part_payment_updates_the_balance() {
        reminded().pays("500.00").passed("balanceUpdated").standsAt("reminderPeriodEnded");
        assertThat(story().column("owed")).isEqualTo("1,000.00 EUR");
    }

    @Test
    void completed_contact_data_let_the_reminder_go_out() {
        story().customerWithoutAddress().owes("1500.00", 10).daysPass(1).sentNothing()
                .completes("anna", "completeContactData", "email", "ada@example.com", "country", "DE")
                .passed("contactDataCompleted").sent("friendlyReminder");
    }

    @Test
    void a_cancelled_promise_lets_the_case_go_on() {
        reminded().daysPass(33).completes("anna", "callCustomer", "callResult", "promised", "reason", "forgot", "promisedOn", story().today().plusDays(10));
        Arrangement promise = arrangements.ongoing(story().theCase().id()).get(0);
        story().arrangementIsCancelled(promise.id()).passed("arrangementCancelled").hasTask("callCustomer");
    }

    @Test
    void nothing_is_placed_without_a_placement_letter_wherever_the_case_is_moved() {
        reminded();
        runtime.createProcessInstanceModification(story().theCase().processInstanceId())
                .cancelAllForActivity("reminderPeriodEnded").startBeforeActivity("placeWithAgency").execute();
        story().soon().passed("nothingPlaced").hasTask("decideHowToProceed").sent("friendlyReminder");
    }

    @Test
    void a_placement_may_be_recalled_early() {
        reminded().daysPass(33).completes("anna", "callCustomer", "callResult", "noHeadway", "reason", "refuses")
                .daysPass(17).agencyAcknowledges().standsAt("placementPeriodEnded")
                .isRecalled("The customer deals with us again.").passed("recalledEarly").hasTask("decideHowToProceed");
    }
}
