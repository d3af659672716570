package org.dunwell.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.dunwell.arrangement.Arrangement;
import org.dunwell.arrangement.Arrangements;
import org.dunwell.contact.ContactLog;
import org.dunwell.contact.ContactNote;
import org.dunwell.portal.CustomerDesk;
import org.dunwell.portal.CustomerLinks;
import org.dunwell.portal.Reply;
import org.dunwell.portal.Said;
import org.dunwell.portal.Talk;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a customer says on the page reaches the running case. */
class CustomerPageStories extends Stories {

    @Autowired
    private CustomerDesk desk;
    @Autowired
    private CustomerLinks links;
    @Autowired
    private Arrangements arrangements;
    @Autowired
    private ContactLog contacts;

    private Story reminded(String amount) {
        return story().owes(amount, 10).daysPass(1).sent("friendlyReminder");
    }

    private Reply says(String about, Said said) {
        Reply reply = desk.say(links.tokenOf(story().account().id()), about, said);
        story().soon();
        return reply;
    }

    private Talk talk() {
        return desk.page(links.tokenOf(story().account().id())).orElseThrow().talk();
    }

    private static Said promise(Object on, String amount, String reason) {
        return new Said(UUID.randomUUID().toString(), reason, on.toString(), amount, null, null, null, null);
    }

    private static Said plan(int count, Object first) {
        return new Said(UUID.randomUUID().toString(), "financialDifficulty", first.toString(), null, String.valueOf(count), "monthly", null, null);
    }

    private static Said call() {
        return new Said(UUID.randomUUID().toString(), null, null, null, null, null, null, "After four, on the mobile.");
    }

    private static Said dispute(String invoice, String reason, String text) {
        return new Said(UUID.randomUUID().toString(), reason, null, null, null, null, invoice, text);
    }

    private Arrangement made() {
        return arrangements.newestOngoing(story().theCase().id()).orElseThrow();
    }

    @Test
    void a_promise_made_on_the_page_waits_for_its_date_and_is_kept() {
        reminded("1500.00");
        assertThat(says("promise", promise(story().today().plusDays(10), null, "forgot"))).isEqualTo(Reply.PROMISED);
        assertThat(made().madeBy()).isEqualTo("customer");
        assertThat(talk().arrangement().terms().total()).hasToString("1500.00 EUR");
        assertThat(talk().due().isZero()).isTrue();
        story().sent("friendlyReminder", "arrangementConfirmation").daysPass(9).pays("1500.00").passed("promiseKept").endsWith("customerThanked");
    }

    @Test
    void a_promise_made_on_the_page_and_broken_is_followed_by_the_next_step() {
        reminded("1500.00");
        says("promise", promise(story().today().plusDays(10), "1500,00", "forgot"));
        story().daysPass(10).hasNoTask("callCustomer").daysPass(1).passed("arrangementBroken").hasTask("callCustomer");
    }

    @Test
    void a_plan_within_what_a_customer_gets_at_once_is_agreed() {
        reminded("1500.00");
        assertThat(says("plan", plan(3, story().today().plusDays(7)))).isEqualTo(Reply.PLANNED);
        assertThat(made().terms().instalments()).extracting(instalment -> instalment.amount().toString()).containsExactly("500.00 EUR", "500.00 EUR", "500.00 EUR");
        story().hasNoTask("approveTerms").sent("friendlyReminder", "arrangementConfirmation");
    }

    @Test
    void a_plan_beyond_that_goes_to_a_person_and_nothing_is_chased_meanwhile() {
        reminded("1500.00");
        assertThat(says("plan", plan(6, story().today().plusDays(7)))).isEqualTo(Reply.TO_APPROVE);
        story().daysPass(2).sent("friendlyReminder").completes("chris", "approveTerms", "termsApproved", "yes")
                .sent("friendlyReminder", "arrangementConfirmation");
    }

    @Test
    void whoever_broke_the_promises_allowed_is_not_believed_at_once() {
        reminded("40.00");
        says("promise", promise(story().today().plusDays(1), null, "forgot"));
        story().daysPass(2).passed("arrangementBroken");
        assertThat(says("promise", promise(story().today().plusDays(1), null, null))).isEqualTo(Reply.TO_APPROVE);
    }

    @Test
    void the_same_form_sent_twice_counts_once() {
        reminded("1500.00");
        Said twice = promise(story().today().plusDays(10), "400", "forgot");
        assertThat(says("promise", twice)).isEqualTo(Reply.PROMISED);
        assertThat(says("promise", twice)).isEqualTo(Reply.PROMISED);
        assertThat(arrangements.ofCase(story().theCase().id())).hasSize(1);
        assertThat(says("promise", promise(story().today().plusDays(10), "400", null))).as("another form meanwhile").isEqualTo(Reply.CHANGED);
    }

    @Test
    void what_is_said_to_be_wrong_stops_the_collecting_and_reaches_the_owner_of_the_cause() {
        reminded("1500.00");
        assertThat(says("dispute", dispute("I-1", "serviceIssue", "Two of ten tools never came."))).isEqualTo(Reply.DISPUTED);
        story().standsAt("resolveServiceIssue").sent("friendlyReminder", "disputeAcknowledgement");
        assertThat(talk().disputes()).singleElement().satisfies(open -> assertThat(open.description()).isEqualTo("Two of ten tools never came."));
    }

    @Test
    void a_call_asked_for_is_one_task_beside_the_case_and_may_end_in_a_plan() {
        reminded("1500.00");
        assertThat(says("call", call())).isEqualTo(Reply.CALL_ASKED);
        assertThat(talk().callAsked()).isTrue();
        says("call", call());
        story().hasTask("callBack").standsAt("reminderPeriodEnded");
        story().completesNow("anna", "callBack", "callResult", "promised", "reason", "financialDifficulty", "promisedOn", story().today().plusDays(5), "instalments", 3)
                .passed("calledBack").standsAt("reminderPeriodEnded");
        assertThat(made().terms().instalments()).hasSize(3);
        assertThat(talk().callAsked()).isFalse();
    }

    @Test
    void a_call_asked_for_vanishes_when_everything_is_paid() {
        reminded("1500.00");
        says("call", call());
        story().hasTask("callBack").pays("1500.00").hasNoTask("callBack").endsWith("customerThanked");
    }

    @Test
    void why_is_asked_once() {
        reminded("1500.00");
        assertThat(talk().asksWhy()).isTrue();
        assertThat(says("promise", promise(story().today().plusDays(1), null, null))).isEqualTo(Reply.REASON);
        says("promise", promise(story().today().plusDays(1), null, "forgot"));
        assertThat(talk().asksWhy()).isFalse();
        assertThat(contacts.ofCase(story().theCase().id())).extracting(ContactNote::reason).contains("forgot");
    }

    @Test
    void whatever_makes_no_sense_is_refused_and_nothing_happens() {
        reminded("1500.00");
        assertThat(says("promise", promise(story().today().minusDays(1), null, "forgot"))).isEqualTo(Reply.DATE);
        assertThat(says("promise", promise("tomorrow", null, "forgot"))).isEqualTo(Reply.DATE);
        assertThat(says("promise", promise(story().today().plusYears(2), null, "forgot"))).isEqualTo(Reply.DATE);
        assertThat(says("promise", promise(story().today(), "1500.01", "forgot"))).isEqualTo(Reply.AMOUNT);
        assertThat(says("promise", promise(story().today(), "1.500,00", "forgot"))).isEqualTo(Reply.AMOUNT);
        assertThat(says("promise", promise(story().today(), "0", "forgot"))).isEqualTo(Reply.AMOUNT);
        assertThat(says("promise", promise(story().today(), null, "billingIssue"))).isEqualTo(Reply.REASON);
        assertThat(says("plan", plan(1, story().today()))).isEqualTo(Reply.COUNT);
        assertThat(says("plan", plan(25, story().today()))).isEqualTo(Reply.COUNT);
        assertThat(says("dispute", dispute("I-1", "forgot", "x"))).isEqualTo(Reply.REASON);
        assertThat(says("dispute", dispute("I-1", "billingIssue", " "))).isEqualTo(Reply.TEXT);
        assertThat(says("promise", new Said("1' or '1", "forgot", story().today().toString(), null, null, null, null, null))).isEqualTo(Reply.CHANGED);
        assertThat(says("sell", call())).isEqualTo(Reply.CHANGED);
        assertThat(arrangements.ofCase(story().theCase().id())).isEmpty();
    }

    @Test
    void whoever_sends_too_much_is_asked_to_come_back() {
        reminded("1500.00");
        for (int time = 0; time < 20; time++) {
            assertThat(says("call", call())).isEqualTo(Reply.CALL_ASKED);
        }
        assertThat(says("call", call())).isEqualTo(Reply.TOO_OFTEN);
        story().daysPass(2);
        assertThat(says("call", call())).isEqualTo(Reply.CALL_ASKED);
    }
}
