package org.dunwell.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.dunwell.casework.CustomerMarking;
import org.dunwell.contact.ContactLog;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.contact.LoggedContact;
import org.dunwell.contact.Permission;
import org.dunwell.contact.RefusedContact;
import org.dunwell.contact.RefusedContacts;
import org.dunwell.staff.Absences;
import org.dunwell.worklist.WorkDesk;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Whom nobody may contact now, or like this; whose turn it is; and what is told of it. */
class ContactRulesStories extends Stories {

    @Autowired
    private TaskService tasks;
    @Autowired
    private ContactLog contacts;
    @Autowired
    private RefusedContacts refusals;
    @Autowired
    private ContactPolicy policy;
    @Autowired
    private CustomerMarking marking;
    @Autowired
    private Absences absences;
    @Autowired
    private WorkDesk work;
    @Autowired
    private TransactionTemplate transaction;

    private Story due(String amount) {
        return story().owes(amount, 10).daysPass(33).hasTask("callCustomer");
    }

    @Test
    void every_contact_is_logged_with_its_rule_and_a_message_with_its_text() {
        due("1500.00").completes("anna", "callCustomer", "callResult", "noContact");
        List<LoggedContact> log = contacts.ofCustomer("K-1", 10);
        assertThat(log).extracting(logged -> logged.contact().channel()).containsExactly("phone", "email");
        assertThat(log.get(0).contact().rule()).isEqualTo("DE: house rule, working days");
        assertThat(log.get(1).contact().rule()).isEqualTo("House: e-mail");
        assertThat(log.get(1).tone()).isEqualTo("friendly");
        assertThat(log.get(1).template()).startsWith("letters/friendlyReminder/");
        assertThat(log.get(1).text()).contains("1,500.00");
        assertThat(log.get(1).caseNumber()).isEqualTo(story().theCase().number());
    }

    @Test
    void an_attempt_that_is_refused_is_told_in_the_case_although_nothing_else_is_kept_of_it() {
        due("1500.00");
        while (story().today().getDayOfWeek() != DayOfWeek.SATURDAY) {
            story().daysPass(1);
        }
        assertThatThrownBy(() -> story().completesNow("anna", "callCustomer", "callResult", "noContact")).hasMessageContaining("08:00 to 20:00 only");
        story().nightFalls();
        story().nightFalls();
        List<RefusedContact> told = refusals.ofCase(story().theCase().id());
        assertThat(told).extracting(RefusedContact::who, RefusedContact::cause, RefusedContact::rule)
                .contains(tuple("anna", Permission.Cause.HOURS, "DE: house rule, working days"));
        assertThat(told.stream().filter(refused -> refused.who().equals("dunwell"))).as("once, however often it is looked at").hasSize(1);
        assertThat(contacts.ofCustomer("K-1", 10)).extracting(logged -> logged.contact().channel()).doesNotContain("phone");
    }

    @Test
    void a_wrong_number_is_not_called_again_until_somebody_has_found_the_right_one() {
        due("1500.00").completes("anna", "callCustomer", "callResult", "wrongParty", "note", "A bakery.").hasTask("completeContactData").daysPass(4);
        assertThat(groups("callCustomer")).as("no collector is offered this call").containsExactlyInAnyOrder("supervisors", "specialists");
        assertThatThrownBy(() -> story().claims("ben", "callCustomer")).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> story().completes("anna", "completeContactData", "phone", "+49 30 5550111", "email", "acme@example.com", "country", "DE"))
                .hasMessageContaining("belongs to somebody else");
        story().completes("anna", "completeContactData", "phone", "+49 30 5550999", "email", "acme@example.com", "country", "DE").hasNoTask("completeContactData");
        assertThat(groups("callCustomer")).containsExactly("collectors");
    }

    @Test
    void a_vulnerable_customer_is_called_with_care_and_no_agency_gets_the_case_without_a_decision() {
        due("1500.00").completes("anna", "callCustomer", "callResult", "noHeadway", "reason", "refuses", "vulnerable", true, "note", "Has been ill for months.")
                .hasNoTask("callCustomer").daysPass(20);
        assertThat(story().sent()).as("no threat").doesNotContain("placementLetter");
        story().hasTask("decideHowToProceed").completes("sofia", "decideHowToProceed", "nextStep", "callAgain", "note", "Ask how we can help.");
        assertThat(groups("callCustomer")).containsExactlyInAnyOrder("supervisors", "specialists");
    }

    @Test
    void what_is_noted_with_a_customer_reaches_the_task_that_is_open() {
        due("1500.00").claims("anna", "callCustomer");
        transaction.executeWithoutResult(status -> marking.vulnerable("K-1", "in hospital", "sofia"));
        story().soon();
        assertThat(groups("callCustomer")).containsExactlyInAnyOrder("supervisors", "specialists");
        assertThat(story().task("callCustomer").getAssignee()).as("a collector does not keep it").isNull();
    }

    @Test
    void a_wish_reaches_the_call_that_is_open_and_can_be_taken_back() {
        due("1500.00");
        transaction.executeWithoutResult(status -> policy.optOut("K-1", "phone", "anna"));
        story().soon();
        assertThat(groups("callCustomer")).containsExactlyInAnyOrder("supervisors", "specialists");
        assertThat(refusals.ofCase(story().theCase().id())).extracting(RefusedContact::cause).contains(Permission.Cause.OPT_OUT);
        transaction.executeWithoutResult(status -> policy.optIn("K-1", "phone"));
        story().soon();
        assertThat(groups("callCustomer")).containsExactly("collectors");
    }

    @Test
    void the_rank_follows_the_money() {
        due("1500.00");
        int before = story().task("callCustomer").getPriority();
        story().pays("1450.00");
        assertThat(story().task("callCustomer").getPriority()).isLessThan(before);
    }

    @Test
    void the_rank_follows_the_age() {
        due("1500.00");
        int young = story().task("callCustomer").getPriority();
        story().daysPass(70).nightFalls();
        assertThat(story().task("callCustomer").getPriority()).as("old, but overdue by weeks").isEqualTo(young - 12 + 2 + 15);
    }

    @Test
    void the_next_task_is_claimed_in_ones_own_name() {
        due("1500.00").untilCallsAreAllowed().nightFalls();
        String call = story().task("callCustomer").getId();
        assertThat(work.claimNext("nobody")).isEmpty();
        assertThat(work.claimNext("bill")).as("billing has no calls").isEmpty();
        assertThat(work.claimNext("anna")).contains(call);
        assertThat(story().task("callCustomer").getAssignee()).isEqualTo("anna");
        assertThat(work.claimNext("anna")).as("it is hers already").contains(call);
        assertThat(work.claimNext("ben")).isEmpty();
    }

    @Test
    void what_somebody_holds_who_is_away_is_offered_to_others() {
        due("1500.00").claims("anna", "callCustomer");
        absences.note("anna", story().today(), story().today().plusDays(10));
        story().nightFalls();
        assertThat(story().task("callCustomer").getAssignee()).as("she may be back tomorrow").isEqualTo("anna");
        story().daysPass(1).nightFalls();
        assertThat(story().task("callCustomer").getAssignee()).isNull();
        story().completes("ben", "callCustomer", "callResult", "noContact");
        absences.forget("anna", story().today().minusDays(1));
    }

    private Set<String> groups(String task) {
        return tasks.getIdentityLinksForTask(story().task(task).getId()).stream().map(IdentityLink::getGroupId).filter(group -> group != null)
                .collect(Collectors.toSet());
    }
}
