package org.dunwell.casework;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.dunwell.arrangement.Arrange;
import org.dunwell.arrangement.Arrangement;
import org.dunwell.arrangement.Terms;
import org.dunwell.collection.Chase;
import org.dunwell.collection.Chaseable;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Refusal;
import org.dunwell.contact.ContactLog;
import org.dunwell.contact.ContactNote;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.contact.Permission;
import org.dunwell.customer.Customers;
import org.dunwell.dispute.Disputing;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Money;
import org.dunwell.policy.Policies;
import org.dunwell.staff.ChooseColleague;
import org.dunwell.staff.Groups;
import org.dunwell.staff.Staff;
import org.dunwell.trail.Trail;
import org.springframework.stereotype.Component;

/** Records a call, does what was said in it, and finds the next step by the table choose-next-step. */
@Component
public class CallRecord {

    private static final String PHONE = "phone";
    private static final String WANTS_NO_CALLS = "wantsNoCalls";

    private final CollectionCases cases;
    private final Accounts accounts;
    private final Customers customers;
    private final Chase chase;
    private final ContactLog contacts;
    private final ContactPolicy policy;
    private final Staff staff;
    private final Arrange arrange;
    private final Disputing disputing;
    private final StopContact stopContact;
    private final CustomerMarking marking;
    private final Visits visits;
    private final ChooseColleague colleagues;
    private final Policies policies;
    private final Trail trail;
    private final Clock clock;

    public CallRecord(CollectionCases cases, Accounts accounts, Customers customers, Chase chase, ContactLog contacts, ContactPolicy policy, Staff staff, Arrange arrange,
                      Disputing disputing, StopContact stopContact, CustomerMarking marking, Visits visits, ChooseColleague colleagues, Policies policies,
                      Trail trail, Clock clock) {
        this.cases = cases;
        this.accounts = accounts;
        this.customers = customers;
        this.chase = chase;
        this.contacts = contacts;
        this.policy = policy;
        this.staff = staff;
        this.arrange = arrange;
        this.disputing = disputing;
        this.stopContact = stopContact;
        this.marking = marking;
        this.visits = visits;
        this.colleagues = colleagues;
        this.policies = policies;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param arrangement what was promised in the call, or null */
    public record Next(String step, Arrangement arrangement) {
    }

    /** @throws Refusal when something is missing or makes no sense; nothing is recorded then */
    public Next record(CollectionCase of, Call call, String who) {
        Account account = accounts.lock(of.accountId());
        Chaseable chaseable = chase.of(account);
        Map<String, Object> result = result(call.result());
        boolean reached = yes(result, "reached");
        if (chaseable.isNothing()) {
            throw new Refusal(chaseable.isPaused()
                    ? "Nothing of this account may be chased at the moment: " + chaseable.pauses().get(0).reason()
                      + ". The task comes back when that has ended."
                    : "Nothing is owed any more; this task will disappear.");
        }
        if (yes(result, "needsReason") && call.reason() == null) {
            throw new Refusal("You reached the customer: say why the bill is unpaid, or choose 'unknown'.");
        }
        if (yes(result, "needsDate") && call.promisedOn() == null) {
            throw new Refusal("Say on which day the customer will pay.");
        }
        Permission permission = policy.outbound(customers.get(of.customerId()), of, PHONE, true);
        boolean isCall = !(call.result().equals(WANTS_NO_CALLS) && permission.isNever());
        boolean asked = !call.byCustomer() && isCall;
        String despite = asked ? policy.excuse(permission, of, PHONE, call.despite(), who, staff.groupsOf(who).contains(Groups.SUPERVISORS)) : null;
        boolean headway = reached && !call.result().equals("noHeadway");
        if (isCall) {
            contacts.note(new ContactNote(of.id(), of.customerId(), clock.instant(), call.byCustomer() ? "inbound" : "outbound", PHONE, who, call.step(),
                    call.result(), call.reason(), headway, call.note(), call.answers(), call.onceKey()).under(asked ? permission.rule() : null));
        }
        trail.ofCase(of.number(), of.customerId(), "called", call.result() + (call.reason() == null ? "" : ", " + call.reason())
                + (despite == null ? "" : "; " + despite));
        if (!who.equals(of.collector())) {
            cases.collectorIs(of.id(), who);
        }
        Arrangement promise = null;
        switch (call.result()) {
            case "promised" -> promise = promise(of, call, chaseable, call.promisedOn(), who);
            case "paysNow" -> promise = promise(of, call, chaseable, chase.today(account), who);
            case "disputed" -> disputing.raise(of, call.disputedInvoice(), call.reason(), call.disputeText(), who);
            case "wrongParty" -> marking.wrongParty(of, PHONE, who);
            case WANTS_NO_CALLS -> policy.optOut(of.customerId(), PHONE, who);
            case "stopContact" -> stopContact.stop(of.customerId(), call.contactStop() == null ? "asked" : call.contactStop());
            default -> disputeByReason(of, call, who);
        }
        return new Next(next(of, account, call, who, headway), promise);
    }

    private Arrangement promise(CollectionCase of, Call call, Chaseable chaseable, LocalDate on, String who) {
        BigDecimal entered = call.promisedAmount();
        Money amount = entered == null ? chaseable.total() : Money.rounded(entered, chaseable.total().currency());
        if (!amount.isPositive()) {
            throw new Refusal("A promise is about more than nothing.");
        }
        return arrange.propose(of, Terms.promise(amount, on, call.note()), who);
    }

    /** A reason whose row in the table pauses collecting is a dispute, whatever the result was called. */
    private void disputeByReason(CollectionCase of, Call call, String who) {
        boolean pauses = call.reason() != null && policies.list("reasons", Map.of("ask", "reasons")).stream()
                .anyMatch(row -> call.reason().equals(row.get("code")) && yes(row, "pausesCollecting"));
        if (pauses) {
            disputing.raise(of, call.disputedInvoice(), call.reason(), call.disputeText() == null ? call.note() : call.disputeText(), who);
        }
    }

    private String next(CollectionCase of, Account account, Call call, String who, boolean headway) {
        Set<String> tried = new HashSet<>(contacts.triedBy(of.id()));
        if (!headway) {
            tried.add(who);
        }
        String language = customers.get(of.customerId()).language().getLanguage();
        return policies.decide("choose-next-step", Map.of(
                "callResult", call.result(),
                "reason", call.reason() == null ? "" : call.reason(),
                "attemptsByThisCollector", contacts.callsWithoutHeadway(of.id(), who),
                "attemptsPerCollector", of.treatment().attemptsPerCollector(),
                "collectorsTried", tried.size(),
                "collectorsToTry", of.treatment().collectorsToTry(),
                "colleagueAvailable", colleagues.other(tried, language, chase.today(account)).isPresent(),
                "visitPlanned", of.treatment().visitPlanned() && policy.never(customers.get(of.customerId()), "visit").isEmpty(),
                "visited", visits.decided(of.id()))).get("nextStep").toString();
    }

    private Map<String, Object> result(String code) {
        return policies.list("call-results", Map.of("ask", "results")).stream()
                .filter(row -> row.get("code").equals(code))
                .findFirst()
                .orElseThrow(() -> new Refusal("Choose what came of the call."));
    }

    private static boolean yes(Map<String, Object> row, String output) {
        return Boolean.TRUE.equals(row.get(output));
    }
}
