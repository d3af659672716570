package org.dunwell.arrangement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import org.dunwell.arrangement.Arrangement.Standing;
import org.dunwell.arrangement.Arrangement.State;
import org.dunwell.calendar.WorkingDays;
import org.dunwell.ledger.Money;
import org.junit.jupiter.api.Test;

/** How promises and plans stand, computed from what was paid. */
class ArrangementTest {

    private static final LocalDate MADE = LocalDate.of(2026, 1, 12);
    private static final LocalDate MARCH_20 = LocalDate.of(2026, 3, 20);

    private static final Arrangement.Days DAYS = new Arrangement.Days() {
        private final WorkingDays week = new WorkingDays((day, country) -> false);

        @Override
        public LocalDate after(LocalDate day, int workingDays) {
            return week.after(day, workingDays, "DE");
        }

        @Override
        public LocalDate before(LocalDate day, int workingDays) {
            return week.before(day, workingDays, "DE");
        }
    };

    /** 300 in three monthly instalments, the last on 20 March. */
    private static Arrangement plan(Rules rules, int reminders) {
        Terms terms = Terms.plan(eur("300.00"), eur("0.00"), 3, LocalDate.of(2026, 1, 20), Period.ofMonths(1), null);
        return new Arrangement(1, 1, 1, terms, State.OPEN, MADE, "anna", false, null, rules, eur("50.00"), reminders, null, null, null, "p");
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    private static Standing on(Arrangement plan, String paidSince, LocalDate day) {
        return plan.standing(eur("50.00").plus(eur(paidSince)), day, DAYS);
    }

    @Test
    void theLastInstalmentUnpaidOn20MarchIsMissedOn21March() {
        Arrangement plan = plan(new Rules(0, 0, 1), 0);
        assertThat(on(plan, "299.99", MARCH_20)).isEqualTo(new Standing(State.OPEN, Terms.Kind.PLAN, MARCH_20.plusDays(1), 0));
        assertThat(on(plan, "299.99", MARCH_20.plusDays(1)).state()).isEqualTo(State.PART_KEPT);
        assertThat(on(plan, "0.00", LocalDate.of(2026, 1, 21)).state()).isEqualTo(State.BROKEN);
        assertThat(on(plan, "300.00", MARCH_20).word()).isEqualTo("planKept");
    }

    @Test
    void payingEarlyPaysItOffAndMovesTheNextLook() {
        Arrangement plan = plan(new Rules(0, 0, 1), 0);
        assertThat(on(plan, "200.00", MADE).nextLook()).isEqualTo(MARCH_20.plusDays(1));
        assertThat(on(plan, "300.00", MADE).state()).isEqualTo(State.KEPT);
    }

    @Test
    void graceIsCountedInWorkingDays() {
        Arrangement plan = plan(new Rules(3, 0, 1), 7);
        assertThat(on(plan, "200.00", LocalDate.of(2026, 3, 25))).as("20 March is a Friday").isEqualTo(new Standing(State.OPEN, Terms.Kind.PLAN, LocalDate.of(2026, 3, 26), 0));
        assertThat(on(plan, "200.00", LocalDate.of(2026, 3, 26)).state()).isEqualTo(State.PART_KEPT);
    }

    @Test
    void eachDateIsRemindedOfBeforeItAndInItsDaysOfGraceOnce() {
        Rules rules = new Rules(3, 2, 1);
        assertThat(on(plan(rules, 0), "200.00", MADE).nextLook()).as("two working days before").isEqualTo(LocalDate.of(2026, 3, 18));
        assertThat(on(plan(rules, 0), "200.00", LocalDate.of(2026, 3, 18))).satisfies(standing -> {
            assertThat(standing.word()).isEqualTo("reminderDue");
            assertThat(standing.remind()).isEqualTo(6);
        });
        assertThat(on(plan(rules, 6), "200.00", LocalDate.of(2026, 3, 18))).isEqualTo(new Standing(State.OPEN, Terms.Kind.PLAN, LocalDate.of(2026, 3, 21), 0));
        assertThat(on(plan(rules, 6), "200.00", LocalDate.of(2026, 3, 21)).remind()).isEqualTo(7);
        assertThat(on(plan(rules, 7), "200.00", LocalDate.of(2026, 3, 21)).word()).isEqualTo("open");
    }

    @Test
    void nobodyIsRemindedOfWhatIsPaidOrWasAgreedYesterday() {
        Rules rules = new Rules(0, 2, 1);
        assertThat(on(plan(rules, 0), "300.00", LocalDate.of(2026, 3, 18)).remind()).isZero();
        Arrangement tomorrow = new Arrangement(1, 1, 1, Terms.promise(eur("10.00"), MADE.plusDays(1), null), State.OPEN, MADE, "anna", false, null, rules, eur("50.00"), 0,
                null, null, null, "p");
        assertThat(on(tomorrow, "0.00", MADE.plusDays(1)).word()).isEqualTo("open");
    }
}
