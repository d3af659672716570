package org.dunwell.casework;

import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.dunwell.arrangement.Arrangement;
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
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
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

    private final CollectionCases cases;
    private final Accounts accounts;
    private final Customers customers;
    private final Chase chase;
    private final ContactLog contacts;
    private final ContactPolicy policy;
    private final Staff staff;
    private final SaidInCall said;
    private final Visits visits;
    private final ChooseColleague colleagues;
    private final Policies policies;
    private final Trail trail;
    private final Clock clock;

    public CallRecord(CollectionCases cases, Accounts accounts, Customers customers, Chase chase, ContactLog contacts, ContactPolicy policy, Staff staff, SaidInCall said,
                      Visits visits, ChooseColleague colleagues, Policies policies, Trail trail, Clock clock) {
        this.cases = cases;
        this.accounts = accounts;
        this.customers = customers;
        this.chase = chase;
        this.contacts = contacts;
        this.policy = policy;
        this.staff = staff;
        this.said = said;
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
        boolean reached = said.isReached(call);
        if (chaseable.isNothing()) {
            throw new Refusal(chaseable.isPaused()
                    ? "Nothing of this account may be chased at the moment: " + chaseable.pauses().get(0).reason()
                      + ". The task comes back when that has ended."
                    : "Nothing is owed any more; this task will disappear.");
        }
        said.check(call);
        Permission permission = policy.outbound(customers.get(of.customerId()), of, PHONE, true);
        boolean isCall = !(call.result().equals(SaidInCall.WANTS_NO_CALLS) && permission.isNever());
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
        Arrangement promise = said.doWhatWasSaid(of, account, chaseable, call, who);
        return new Next(next(of, account, call, who, headway), promise);
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
}
