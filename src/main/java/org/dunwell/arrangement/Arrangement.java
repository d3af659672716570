package org.dunwell.arrangement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.dunwell.ledger.Money;

/**
 * A promise or plan of a case.
 *
 * @param paidBefore  what the account had paid in all before it was made or last changed
 * @param reminders   how far it was reminded: 2n before the n-th date, 2n + 1 after it
 * @param acceptedAt  when the customer accepted it on the page, or null
 * @param reinstates  the broken one that it puts back in force, or null
 * @param counter     what whoever rejected it would accept instead, or null
 */
public record Arrangement(long id, long caseId, long accountId, Terms terms, State state, LocalDate madeOn, String madeBy,
                          boolean approvalNeeded, String approvedBy, Rules rules, Money paidBefore, int reminders,
                          Instant acceptedAt, Long reinstates, CounterOffer counter, String processInstanceId) {

    public enum State { PROPOSED, OPEN, KEPT, PART_KEPT, BROKEN, CANCELLED, REJECTED }

    /** The working days of the customer's country. */
    public interface Days {

        LocalDate after(LocalDate day, int workingDays);

        LocalDate before(LocalDate day, int workingDays);
    }

    /**
     * @param nextLook the day on which an open arrangement must be looked at again, else null
     * @param remind   the customer is to be reminded now; what {@code reminders} is then, or 0
     */
    public record Standing(State state, Terms.Kind kind, LocalDate nextLook, int remind) {

        /** As the diagram asks for it: open, reminderDue, promiseKept, planKept, broken or cancelled. */
        public String word() {
            return switch (state) {
                case KEPT -> kind == Terms.Kind.PROMISE ? "promiseKept" : "planKept";
                case PART_KEPT, BROKEN -> "broken";
                case CANCELLED, REJECTED -> "cancelled";
                case PROPOSED, OPEN -> remind > 0 ? "reminderDue" : "open";
            };
        }
    }

    public boolean isOngoing() {
        return state == State.PROPOSED || state == State.OPEN;
    }

    public boolean isWaitingForApproval() {
        return isOngoing() && approvalNeeded && approvedBy == null;
    }

    public boolean isMissed() {
        return state == State.BROKEN || state == State.PART_KEPT;
    }

    /**
     * How it stands: kept once all is paid; missed the day after the last day of an unpaid instalment (due 20 March, grace 0: on 21 March).
     *
     * @param paidInAll by the account up to now
     */
    public Standing standing(Money paidInAll, LocalDate today, Days days) {
        if (!isOngoing()) {
            return new Standing(state, terms.kind(), null, 0);
        }
        Money paid = paidInAll.minus(paidBefore);
        Optional<Instalment> unpaid = firstUnpaid(paid);
        if (unpaid.isEmpty()) {
            return new Standing(State.KEPT, terms.kind(), null, 0);
        }
        LocalDate due = unpaid.get().dueOn();
        LocalDate last = rules.graceDays() == 0 ? due : days.after(due, rules.graceDays());
        if (today.isAfter(last)) {
            return new Standing(paid.isPositive() ? State.PART_KEPT : State.BROKEN, terms.kind(), null, 0);
        }
        return open(unpaid.get(), today, rules.remindDays() == 0 ? null : days.before(due, rules.remindDays()), last);
    }

    /** @param remindOn null for never */
    private Standing open(Instalment unpaid, LocalDate today, LocalDate remindOn, LocalDate last) {
        int before = 2 * unpaid.number();
        LocalDate due = unpaid.dueOn();
        boolean soon = remindOn != null && reminders < before && madeOn.isBefore(remindOn);
        boolean late = last.isAfter(due) && reminders < before + 1;
        int remind = late && today.isAfter(due) ? before + 1 : soon && !today.isBefore(remindOn) && !today.isAfter(due) ? before : 0;
        LocalDate next = Stream.of(soon ? remindOn : null, late ? due.plusDays(1) : null, last.plusDays(1))
                .filter(day -> day != null && day.isAfter(today)).min(LocalDate::compareTo).orElseThrow();
        return new Standing(State.OPEN, terms.kind(), next, remind);
    }

    /** The first instalment that what was paid since does not cover. */
    public Optional<Instalment> firstUnpaid(Money paid) {
        Money dueSoFar = Money.zero(paid.currency());
        for (Instalment instalment : terms.instalments()) {
            dueSoFar = dueSoFar.plus(instalment.amount());
            if (paid.compareTo(dueSoFar) < 0) {
                return Optional.of(instalment);
            }
        }
        return Optional.empty();
    }
}
