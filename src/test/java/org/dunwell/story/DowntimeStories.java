package org.dunwell.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What customers hear when Dunwell, or the mail server, was away: what is right now, once. */
class DowntimeStories extends Stories {

    /** Old enough that a firm reminder is planned after the first one. */
    private Story reminded() {
        return story().owes("500.00", 95).daysPass(1).sent("friendlyReminder").standsAt("reminderPeriodEnded");
    }

    @Test
    void down_past_the_firm_reminder_and_its_days_the_call_alone_is_left() {
        reminded().isDownFor(60).sent("friendlyReminder").hasTask("callCustomer");
        assertThat(story().trail("messageNotWritten")).singleElement().asString().contains("firmReminder", "its time had passed");
        story().daysPass(20).sent("friendlyReminder").hasTask("callCustomer");
    }

    @Test
    void down_past_the_end_of_the_first_wait_the_firm_reminder_goes_once_and_its_days_count_from_then() {
        reminded().isDownFor(38).sent("friendlyReminder", "firmReminder").standsAt("firmReminderPeriodEnded")
                .daysPass(13).hasNoTask("callCustomer").daysPass(4).sent("friendlyReminder", "firmReminder").hasTask("callCustomer");
    }

    @Test
    void the_first_reminder_is_late_but_never_left_out_and_nothing_follows_it_the_same_day() {
        story().owes("500.00", 95).isDownFor(40).sent("friendlyReminder").standsAt("reminderPeriodEnded")
                .daysPass(29).sent("friendlyReminder").daysPass(5).sent("friendlyReminder", "firmReminder");
    }

    @Test
    void down_between_writing_and_hand_over_the_days_count_from_the_hand_over() {
        story().postIsBroken(true).owes("500.00", 95).daysPass(1).sentNothing().standsAt("reminderPeriodEnded").postIsBroken(false)
                .isDownFor(40).operatorRetries().sent("friendlyReminder").standsAt("reminderPeriodEnded").hasNoTask("callCustomer")
                .daysPass(29).sent("friendlyReminder").daysPass(5).sent("friendlyReminder", "firmReminder");
    }

    @Test
    void a_mail_server_that_is_down_for_six_weeks_holds_the_case_where_it_is() {
        story().postIsBroken(true).owes("500.00", 95).daysPass(45).sentNothing().standsAt("reminderPeriodEnded").hasNoTask("callCustomer")
                .postIsBroken(false).operatorRetries().sent("friendlyReminder")
                .daysPass(10).sent("friendlyReminder").hasNoTask("callCustomer").daysPass(24).sent("friendlyReminder", "firmReminder");
    }

    @Test
    void a_promise_broken_while_the_reminder_could_not_leave_does_not_make_two_messages_of_one() {
        story().postIsBroken(true).owes("500.00", 95).daysPass(1).promisesElsewhere("500.00", 5).postIsBroken(false).operatorRetries().minutesPass(2)
                .sent("arrangementConfirmation").daysPass(7).sent("arrangementConfirmation", "friendlyReminder").hasNoTask("callCustomer")
                .daysPass(20).sent("arrangementConfirmation", "friendlyReminder").standsAt("reminderPeriodEnded");
    }

    @Test
    void opened_every_hour_or_once_a_day_it_is_the_same_case_and_the_same_message() {
        story().owes("500.00", 10);
        for (int hour = 0; hour < 30; hour++) {
            story().casesAreOpened().minutesPass(60);
        }
        story().casesAreOpened().casesAreOpened().sent("friendlyReminder").standsAt("reminderPeriodEnded");
        assertThat(story().standsAt()).hasSize(1);
    }

    @Test
    void ten_days_down_pass_without_a_word_too_many() {
        reminded().isDownFor(10).sent("friendlyReminder").daysPass(10).sent("friendlyReminder").standsAt("reminderPeriodEnded")
                .pays("500.00").sent("friendlyReminder", "thanks").isDownFor(10).daysPass(60).sent("friendlyReminder", "thanks");
    }

    @Test
    void a_payment_that_came_while_nobody_looked_makes_thanks_and_no_reminder() {
        reminded().isDownFor(40);
        story().sent("friendlyReminder", "firmReminder").isDownFor(40).pays("500.00").paysEverything();
        assertThat(story().sent()).startsWith("friendlyReminder", "firmReminder").doesNotHaveDuplicates();
    }

    @Test
    void a_plan_whose_instalments_all_fell_due_unnoticed_is_broken_once() {
        reminded().daysPass(34).untilCallsAreAllowed();
        story().sent("friendlyReminder", "firmReminder").daysPass(16).untilCallsAreAllowed()
                .completes("anna", "callCustomer", "callResult", "promised", "reason", "forgot", "promisedOn", story().today().plusDays(5))
                .isDownFor(70).sent("friendlyReminder", "firmReminder", "arrangementConfirmation").passed("arrangementBroken").hasTask("callCustomer");
    }

    @Test
    void a_last_chance_that_ended_unnoticed_is_placed_without_another_word() {
        story().owes("1500.00", 10).daysPass(35).untilCallsAreAllowed().completes("anna", "callCustomer", "callResult", "noHeadway", "reason", "refuses")
                .isDownFor(60).sent("friendlyReminder", "placementLetter").standsAt("awaitAcknowledgement");
    }

    @Test
    void what_is_late_by_hours_is_not_late() {
        reminded().daysPass(29).itIs(story().now().plus(Duration.ofHours(20))).daysPass(4).sent("friendlyReminder", "firmReminder");
        assertThat(story().trail("messageNotWritten")).isEmpty();
    }
}
