package org.dunwell.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import org.dunwell.arrangement.Arrange;
import org.dunwell.arrangement.Arrangement;
import org.dunwell.arrangement.Terms;
import org.dunwell.collection.Chase;
import org.dunwell.collection.Chaseable;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.Refusal;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.dispute.Disputing;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Money;
import org.dunwell.policy.Policies;
import org.springframework.stereotype.Component;

/** What a customer said in a call, by the table call-results: whether enough was asked, and doing it. */
@Component
class SaidInCall {

    static final String WANTS_NO_CALLS = "wantsNoCalls";

    private static final String PHONE = "phone";

    private final Policies policies;
    private final Chase chase;
    private final Arrange arrange;
    private final Disputing disputing;
    private final StopContact stopContact;
    private final CustomerMarking marking;
    private final ContactPolicy policy;

    SaidInCall(Policies policies, Chase chase, Arrange arrange, Disputing disputing, StopContact stopContact, CustomerMarking marking,
               ContactPolicy policy) {
        this.policies = policies;
        this.chase = chase;
        this.arrange = arrange;
        this.disputing = disputing;
        this.stopContact = stopContact;
        this.marking = marking;
        this.policy = policy;
    }

    boolean isReached(Call call) {
        return yes(result(call), "reached");
    }

    /** @throws Refusal when the result is none, or something that it needs was not asked */
    void check(Call call) {
        Map<String, Object> result = result(call);
        if (yes(result, "needsReason") && call.reason() == null) {
            throw new Refusal("You reached the customer: say why the bill is unpaid, or choose 'unknown'.");
        }
        if (yes(result, "needsDate") && call.promisedOn() == null) {
            throw new Refusal("Say on which day the customer will pay.");
        }
    }

    /** @return what was agreed, or null */
    Arrangement doWhatWasSaid(CollectionCase of, Account account, Chaseable chaseable, Call call, String who) {
        switch (call.result()) {
            case "promised" -> {
                return promise(of, call, chaseable, call.promisedOn(), who);
            }
            case "paysNow" -> {
                return promise(of, call, chaseable, chase.today(account), who);
            }
            case "disputed" -> disputing.raise(of, call.disputedInvoice(), call.reason(), call.disputeText(), who);
            case "wrongParty" -> marking.wrongParty(of, PHONE, who);
            case WANTS_NO_CALLS -> policy.optOut(of.customerId(), PHONE, who);
            case "stopContact" -> stopContact.stop(of.customerId(), call.contactStop() == null ? "asked" : call.contactStop());
            default -> disputeByReason(of, call, who);
        }
        return null;
    }

    private Arrangement promise(CollectionCase of, Call call, Chaseable chaseable, LocalDate on, String who) {
        BigDecimal entered = call.promisedAmount();
        Money amount = entered == null ? chaseable.total() : Money.rounded(entered, chaseable.total().currency());
        if (!amount.isPositive()) {
            throw new Refusal("A promise is about more than nothing.");
        }
        int count = call.instalments() == null ? 1 : call.instalments();
        return arrange.propose(of, Terms.plan(amount, Money.zero(amount.currency()), count, on, Period.ofMonths(1), call.note()), who);
    }

    /** A reason whose row in the table pauses collecting is a dispute, whatever the result was called. */
    private void disputeByReason(CollectionCase of, Call call, String who) {
        boolean pauses = call.reason() != null && policies.list("reasons", Map.of("ask", "reasons")).stream()
                .anyMatch(row -> call.reason().equals(row.get("code")) && yes(row, "pausesCollecting"));
        if (pauses) {
            disputing.raise(of, call.disputedInvoice(), call.reason(), call.disputeText() == null ? call.note() : call.disputeText(), who);
        }
    }

    private Map<String, Object> result(Call call) {
        return policies.list("call-results", Map.of("ask", "results")).stream()
                .filter(row -> row.get("code").equals(call.result()))
                .findFirst()
                .orElseThrow(() -> new Refusal("Choose what came of the call."));
    }

    private static boolean yes(Map<String, Object> row, String output) {
        return Boolean.TRUE.equals(row.get(output));
    }
}
