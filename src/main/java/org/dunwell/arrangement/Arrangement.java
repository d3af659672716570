package org.dunwell.arrangement;

import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.dunwell.ledger.Money;

/**
 * A promise or plan of a case.
 *
 * @param graceDays  working days after a due date before it counts as missed
 * @param paidBefore what the account had paid in all before it was made
 */
public record Arrangement(long id, long caseId, long accountId, Terms terms, State state, LocalDate madeOn, String madeBy,
                          boolean approvalNeeded, String approvedBy, int graceDays, Money paidBefore, String processInstanceId) {

    public enum State { PROPOSED, OPEN, KEPT, PART_KEPT, BROKEN, CANCELLED, REJECTED }

    /** @param nextLook the day on which an open arrangement must be looked at again, else null */
    public record Standing(State state, Terms.Kind kind, LocalDate nextLook) {

        /** As the diagram asks for it: open, promiseKept, planKept, broken or cancelled. */
        public String word() {
            return switch (state) {
                case KEPT -> kind == Terms.Kind.PROMISE ? "promiseKept" : "planKept";
                case PART_KEPT, BROKEN -> "broken";
                case CANCELLED, REJECTED -> "cancelled";
                case PROPOSED, OPEN -> "open";
            };
        }
    }

    public boolean isOngoing() {
        return state == State.PROPOSED || state == State.OPEN;
    }

    /**
     * How it stands: kept once all is paid; missed the day after the last day of an unpaid instalment (due 20 March, grace 0: on 21 March).
     *
     * @param paidInAll by the account up to now
     * @param lastDay   from a due date to the last day on which a payment is in time
     */
    public Standing standing(Money paidInAll, LocalDate today, UnaryOperator<LocalDate> lastDay) {
        if (!isOngoing()) {
            return standing(state, null);
        }
        Money paid = paidInAll.minus(paidBefore);
        Money dueSoFar = Money.zero(paid.currency());
        for (Instalment instalment : terms.instalments()) {
            dueSoFar = dueSoFar.plus(instalment.amount());
            if (paid.compareTo(dueSoFar) < 0) {
                LocalDate last = lastDay.apply(instalment.dueOn());
                if (today.isAfter(last)) {
                    return standing(paid.isPositive() ? State.PART_KEPT : State.BROKEN, null);
                }
                return standing(State.OPEN, last.plusDays(1));
            }
        }
        return standing(State.KEPT, null);
    }

    private Standing standing(State reached, LocalDate nextLook) {
        return new Standing(reached, terms.kind(), nextLook);
    }
}
