package org.dunwell.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.dunwell.arrangement.Arrangement;
import org.dunwell.arrangement.Arrangements;
import org.dunwell.arrangement.Rearrange;
import org.dunwell.casework.Waiving;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;
import org.dunwell.portal.CustomerDesk;
import org.dunwell.portal.CustomerLinks;
import org.dunwell.portal.Reply;
import org.dunwell.portal.Said;
import org.dunwell.trail.TrailBook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Promises and plans on their own dates, changed, put back in force, and approved by somebody else. */
class ArrangementStories extends Stories {

    @Autowired
    private Arrangements arrangements;
    @Autowired
    private Rearrange rearrange;
    @Autowired
    private CustomerDesk page;
    @Autowired
    private CustomerLinks links;
    @Autowired
    private TrailBook trail;
    @Autowired
    private TaskService tasks;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private Accounts accounts;
    @Autowired
    private Waiving waiving;

    private Story negotiating(String amount) {
        return story().owes(amount, 10).daysPass(33)
                .completes("anna", "callCustomer", "callResult", "wantsToNegotiate", "reason", "financialDifficulty").hasTask("negotiate");
    }

    private Story planned(int instalments) {
        return negotiating("900.00").completes("anna", "negotiate", "agreement", "plan", "reason", "financialDifficulty", "instalments", instalments,
                "firstDueOn", story().today().plusDays(10), "interval", "monthly");
    }

    private Arrangement newest() {
        return arrangements.ofCase(story().theCase().id()).get(0);
    }

    private void changes(String who, int count, LocalDate first) {
        transaction.executeWithoutResult(status -> rearrange.change(newest().id(), count, first, Period.ofMonths(1), "Wages come later.", who));
        story().soon();
    }

    private Arrangement reinstates(LocalDate missedOn) {
        Arrangement again = transaction.execute(status -> rearrange.reinstate(newest().id(), missedOn, "The bank was slow.", "anna"));
        story().soon();
        return again;
    }

    @Test
    void each_instalment_is_reminded_of_on_its_own_date_and_the_plan_ends_on_the_day_after_a_missed_one() {
        planned(3).sent("friendlyReminder", "arrangementConfirmation").daysPass(7).sent("friendlyReminder", "arrangementConfirmation")
                .daysPass(3).sent("friendlyReminder", "arrangementConfirmation", "instalmentReminder").pays("300.00");
        LocalDate second = newest().terms().instalments().get(1).dueOn();
        story().daysPass((int) ChronoUnit.DAYS.between(story().today(), second)).sent("friendlyReminder", "arrangementConfirmation", "instalmentReminder", "instalmentReminder").hasNoTask("callCustomer")
                .daysPass(1).passed("arrangementBroken").hasTask("callCustomer");
        assertThat(newest().state()).isEqualTo(Arrangement.State.PART_KEPT);
    }

    @Test
    void an_early_payment_of_what_is_left_keeps_the_plan() {
        planned(3).pays("300.00");
        assertThat(rearrange.left(newest())).hasToString("600.00 EUR");
        story().pays("600.00").passed("planKept").endsWith("arrangementKept");
    }

    @Test
    void a_changed_plan_is_confirmed_again_and_watched_on_its_new_dates() {
        planned(3).pays("300.00");
        changes("anna", 2, story().today().plusDays(40));
        story().sent("friendlyReminder", "arrangementConfirmation", "arrangementConfirmation");
        assertThat(newest().terms().instalments()).extracting(due -> due.amount().toString()).containsExactly("300.00 EUR", "300.00 EUR");
        assertThat(arrangements.changes(newest().id())).singleElement().satisfies(change -> {
            assertThat(change.by()).isEqualTo("anna");
            assertThat(change.before()).startsWith("900.00 EUR in 3 instalments");
            assertThat(change.after()).startsWith("600.00 EUR in 2 instalments");
        });
        story().daysPass(39).hasNoTask("callCustomer");
    }

    @Test
    void a_collector_changes_within_limits_and_so_often_and_a_supervisor_more() {
        planned(2);
        assertThatThrownBy(() -> changes("anna", 4, story().today().plusDays(5))).hasMessageContaining("4 instalments, at most 3");
        assertThatThrownBy(() -> changes("anna", 1, story().today().plusDays(70))).hasMessageContaining("days without a payment");
        assertThatThrownBy(() -> changes("anna", 1, story().today().minusDays(1))).hasMessageContaining("is past");
        changes("anna", 2, story().today().plusDays(12));
        changes("anna", 2, story().today().plusDays(13));
        assertThatThrownBy(() -> changes("anna", 2, story().today().plusDays(14))).hasMessageContaining("changed 2 times before");
        changes("sofia", 4, story().today().plusDays(14));
        assertThat(newest().terms().instalments()).hasSize(4);
    }

    @Test
    void a_broken_plan_is_put_back_in_force_once_and_then_no_more() {
        planned(3).pays("300.00").daysPass(42).passed("arrangementBroken").hasTask("callCustomer");
        Arrangement again = reinstates(story().today().plusDays(5));
        assertThat(again.terms().instalments()).extracting(due -> due.amount().toString()).containsExactly("300.00 EUR", "300.00 EUR");
        story().daysPass(6).passed("arrangementBroken");
        assertThatThrownBy(() -> reinstates(story().today().plusDays(5))).hasMessageContaining("1 times, and has been");
    }

    @Test
    void whoever_rejects_terms_may_say_what_would_be_accepted_and_a_colleague_then_agrees_it_at_once() {
        negotiating("1000.00").completes("anna", "negotiate", "agreement", "settlement", "reason", "financialDifficulty", "amount", "500",
                        "firstDueOn", story().today().plusDays(10))
                .completes("chris", "approveTerms", "termsApproved", "no", "why", "Not below 700.", "counterAmount", "700", "counterLastDueOn", story().today().plusDays(30))
                .passed("termsRejected").handsBack("callCustomer").completes("ben", "callCustomer", "callResult", "wantsToNegotiate", "reason", "financialDifficulty")
                .completes("ben", "negotiate", "agreement", "settlement", "reason", "financialDifficulty", "amount", "700", "firstDueOn", story().today().plusDays(10))
                .hasNoTask("approveTerms").pays("700.00").endsWith("arrangementKept");
        assertThat(story().owed().isZero()).isTrue();
        assertThat(trail.ofCase(story().theCase().number())).anySatisfy(entry -> assertThat(entry.why()).asString().contains("accepted beforehand by chris"));
    }

    @Test
    void nobody_approves_what_they_agreed_themselves_or_what_exceeds_their_own_authority() {
        negotiating("1500.00").completes("anna", "negotiate", "agreement", "settlement", "reason", "financialDifficulty", "amount", "500",
                "firstDueOn", story().today().plusDays(10));
        assertThatThrownBy(() -> story().completesNow("sofia", "approveTerms", "termsApproved", "yes")).hasMessageContaining("exceeds your authority too", "at least 975.00 EUR");
        tasks.setAssignee(story().task("approveTerms").getId(), null);
        story().completes("chris", "approveTerms", "termsApproved", "yes").sent("friendlyReminder", "arrangementConfirmation");
    }

    @Test
    void terms_that_nobody_decides_about_are_offered_to_the_supervisors_too() {
        negotiating("1500.00").completes("anna", "negotiate", "agreement", "settlement", "reason", "financialDifficulty", "amount", "1000",
                "firstDueOn", story().today().plusDays(10)).daysPass(4).passed("approvalEscalated");
        assertThat(tasks.getIdentityLinksForTask(story().task("approveTerms").getId())).extracting(link -> link.getGroupId()).contains("credit-managers", "supervisors");
        assertThat(story().task("approveTerms").getPriority()).isEqualTo(99);
        story().completes("sofia", "approveTerms", "termsApproved", "yes").sent("friendlyReminder", "arrangementConfirmation");
    }

    @Test
    void the_customer_accepts_the_plan_on_the_page_once() {
        planned(3);
        String token = links.tokenOf(story().account().id());
        assertThat(page.page(token).orElseThrow().talk().isToAccept()).isTrue();
        Said accepts = new Said(UUID.randomUUID().toString(), null, null, null, null, null, null, String.valueOf(newest().id()));
        assertThat(page.say(token, "accept", accepts)).isEqualTo(Reply.ACCEPTED);
        assertThat(newest().acceptedAt()).isNotNull();
        assertThat(page.page(token).orElseThrow().talk().isToAccept()).isFalse();
        assertThat(page.say(token, "accept", new Said(UUID.randomUUID().toString(), null, null, null, null, null, null, String.valueOf(newest().id())))).isEqualTo(Reply.CHANGED);
    }

    @Test
    void a_charge_is_waived_within_authority_only() {
        story().owes("1000.00", 10).daysPass(1);
        Invoice charge = accounts.openInvoices(story().account().id()).get(0);
        waiving.allow(story().account(), charge, Money.of("50.00", "EUR"), "anna");
        assertThatThrownBy(() -> waiving.allow(story().account(), charge, Money.of("50.01", "EUR"), "anna")).hasMessageContaining("exceeds your authority of 50");
        waiving.allow(story().account(), charge, Money.of("5000.00", "EUR"), "chris");
    }
}
