package org.dunwell.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dunwell.fault.MoodyMailServer.Mood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A message is written with the step and leaves later: at night not at all, and through a mail server that has its moods. What happens in between counts. */
class WithdrawnMessageStories extends Stories {

    private static final Map<String, Consumer<Story>> BETWEEN = Map.of(
            "paid", story -> story.pays("500.00"),
            "stopped", story -> story.contactIsStopped("lawyer"));
    private static final Map<String, Consumer<Story>> PAUSES = Map.of(
            "promised", story -> story.promisesElsewhere("500.00", 10),
            "disputed", story -> story.disputes("I-1", "goodsDamaged"),
            "onHold", story -> story.isOnHold("Waiting for the manager", 20));

    static Stream<String> whatEndsIt() {
        return BETWEEN.keySet().stream().sorted();
    }

    static Stream<String> whatPausesIt() {
        return PAUSES.keySet().stream().sorted();
    }

    private static boolean isDemand(String purpose) {
        return purpose.endsWith("Reminder");
    }

    private Story writtenAtNight() {
        return story().itIs(Instant.parse("2026-03-03T21:30:00Z")).owes("500.00", 10).casesAreOpened().sentNothing().standsAt("reminderPeriodEnded");
    }

    private Story writtenWhileTheMailServerIsAway() {
        return story().mailServerIs(Mood.BUSY).owes("500.00", 10).casesAreOpened().sentNothing().standsAt("reminderPeriodEnded");
    }

    @ParameterizedTest
    @MethodSource("whatEndsIt")
    void what_ends_the_reason_at_night_withdraws_the_reminder_before_the_morning(String what) {
        writtenAtNight();
        BETWEEN.get(what).accept(story());

        story().daysPass(3);
        assertThat(story().sent()).noneMatch(WithdrawnMessageStories::isDemand);
        assertThat(story().trail("messageWithdrawn")).singleElement().asString().startsWith("friendlyReminder: ");
    }

    @ParameterizedTest
    @MethodSource("whatEndsIt")
    void what_ends_the_reason_between_two_tries_withdraws_the_reminder(String what) {
        writtenWhileTheMailServerIsAway();
        BETWEEN.get(what).accept(story());

        story().mailServerIs(Mood.KIND).daysPass(3);
        assertThat(story().sent()).noneMatch(WithdrawnMessageStories::isDemand);
        assertThat(story().trail("messageWithdrawn")).singleElement().asString().startsWith("friendlyReminder: ");
    }

    @ParameterizedTest
    @MethodSource("whatPausesIt")
    void what_pauses_collecting_at_night_keeps_the_reminder_here_and_says_so(String what) {
        writtenAtNight();
        PAUSES.get(what).accept(story());

        story().daysPass(8);
        assertThat(story().sent()).noneMatch(WithdrawnMessageStories::isDemand);
        assertThat(story().trail("messageHeldBack")).last().asString().startsWith("friendlyReminder: paused");
    }

    @ParameterizedTest
    @MethodSource("whatPausesIt")
    void what_pauses_collecting_between_two_tries_keeps_the_reminder_here_and_says_so(String what) {
        writtenWhileTheMailServerIsAway();
        PAUSES.get(what).accept(story());

        story().mailServerIs(Mood.KIND).daysPass(8);
        assertThat(story().sent()).noneMatch(WithdrawnMessageStories::isDemand);
        assertThat(story().trail("messageHeldBack")).last().asString().startsWith("friendlyReminder: paused");
    }

    @Test
    void held_back_by_a_promise_that_is_kept_it_never_leaves() {
        writtenAtNight().promisesElsewhere("500.00", 5).daysPass(3).pays("500.00").daysPass(10);
        assertThat(story().sent()).noneMatch(WithdrawnMessageStories::isDemand);
        assertThat(story().trail("messageWithdrawn")).anyMatch(why -> why.startsWith("friendlyReminder: "));
    }

    @Test
    void a_mail_server_that_is_away_is_tried_after_a_minute_ten_minutes_an_hour_and_six_hours_and_then_somebody_is_told() {
        writtenWhileTheMailServerIsAway();
        int calls = RecordingPost.MAIL_SERVER.calls();
        for (Duration pause : List.of(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(6))) {
            assertThat(story().incidents()).isZero();
            story().minutesPass((int) Math.max(0, pause.toMinutes() - 2));
            assertThat(RecordingPost.MAIL_SERVER.calls()).as("not before %s", pause).isEqualTo(calls);
            story().minutesPass(2);
            assertThat(RecordingPost.MAIL_SERVER.calls()).as("after %s", pause).isEqualTo(++calls);
        }
        assertThat(story().incident()).contains("Our invoice I-1", "acme@example.com", story().theCase().number(), "was not taken by the mail server localhost:",
                "421 too many connections", "See that the mail server runs", "retry it here");

        story().mailServerIs(Mood.KIND).daysPass(2).sentNothing().operatorRetries().sent("friendlyReminder");
        assertThat(story().incidents()).isZero();
    }

    @Test
    void one_recipient_that_is_refused_holds_up_nobody_else() {
        story().otherCustomersOwe(20, "300.00").recipientIsRefused("M-7").casesAreOpened();

        assertThat(story().othersSent()).hasSize(19).doesNotHaveDuplicates().doesNotContain("M-7");
        story().daysPass(2);
        assertThat(story().incidents()).isEqualTo(1);
        assertThat(story().othersSent()).hasSize(19);
    }
}
