package org.dunwell.arrangement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.time.Period;
import org.dunwell.calendar.WorkingDays;
import org.dunwell.collection.Chase;
import org.dunwell.collection.Chaseable;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.News;
import org.dunwell.collection.NewsDesk;
import org.dunwell.collection.Pause;
import org.dunwell.collection.Pauses;
import org.dunwell.collection.Refusal;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.dunwell.trail.Actor;
import org.dunwell.trail.Trail;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Makes promises and plans, watches them, and says how they ended. */
@Component
public class Arrange {

    private final Arrangements arrangements;
    private final CollectionCases cases;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Chase chase;
    private final Pauses pauses;
    private final Authority authority;
    private final WorkingDays workingDays;
    private final Customers customers;
    private final NewsDesk news;
    private final Trail trail;
    private final Clock clock;
    private final int graceDays;

    public Arrange(Arrangements arrangements, CollectionCases cases, Accounts accounts, Ledger ledger, Chase chase, Pauses pauses,
                   Authority authority, WorkingDays workingDays, Customers customers, NewsDesk news, Trail trail, Clock clock,
                   @Value("${dunwell.arrangement.grace-days:0}") int graceDays) {
        this.arrangements = arrangements;
        this.cases = cases;
        this.accounts = accounts;
        this.ledger = ledger;
        this.chase = chase;
        this.pauses = pauses;
        this.authority = authority;
        this.workingDays = workingDays;
        this.customers = customers;
        this.news = news;
        this.trail = trail;
        this.clock = clock;
        this.graceDays = graceDays;
    }

    /**
     * Notes what was agreed; nothing it covers is chased from now on. Beyond the authority of {@code who} it needs approval.
     *
     * @throws Refusal when there is nothing to agree on, or the terms make no sense for the account
     */
    public Arrangement propose(CollectionCase of, Terms terms, String who) {
        Account account = accounts.lock(of.accountId());
        Chaseable chaseable = chase.of(account);
        LocalDate today = chase.today(account);
        if (chaseable.isNothing()) {
            throw new Refusal("Nothing of this account may be chased today, so there is nothing to agree on.");
        }
        if (terms.total().plus(terms.forgiven()).compareTo(chaseable.total()) > 0) {
            throw new Refusal("Only " + chaseable.total() + " is owed; agree on that or less.");
        }
        if (terms.instalments().get(0).dueOn().isBefore(today)) {
            throw new Refusal("The date " + terms.instalments().get(0).dueOn() + " is past; choose today or a later day.");
        }
        Limits limits = authority.of(who, chaseable, today);
        List<String> exceeded = new ArrayList<>(limits.exceededBy(terms));
        if (who.equals(Actor.CUSTOMER) && arrangements.broken(of.id()) >= of.treatment().promisesAllowed()) {
            exceeded.add("a promise was broken before");
        }
        boolean approvalNeeded = !exceeded.isEmpty();
        long id = arrangements.add(of.id(), account.id(), terms, today, clock.instant(), who, approvalNeeded, graceDays, ledger.paid(account));
        chaseable.invoices().forEach(invoice -> pauses.put(account.id(), invoice.id(), Pause.Kind.ARRANGEMENT,
                terms.kind() == Terms.Kind.PROMISE ? "promised" : "in a payment plan", id, today, null, who));
        trail.ofCase(of.number(), of.customerId(), "arrangementMade", terms.kind() + " of " + terms.size());
        trail.ofCase(of.number(), of.customerId(), approvalNeeded ? "approvalNeeded" : "authorityUsed",
                limits.role() + ": " + (approvalNeeded ? String.join("; ", exceeded) : terms.size()));
        return arrangements.get(id);
    }

    /** All that may be chased today in equal monthly instalments, agreed by rule and not by a person: within a collector's authority it needs no approval. */
    public Arrangement proposeByRule(CollectionCase of, int instalments, int firstInDays) {
        Account account = accounts.lock(of.accountId());
        return propose(of, Terms.plan(chase.of(account).total(), Money.zero(account.currency()), instalments, chase.today(account).plusDays(firstInDays),
                Period.ofMonths(1), null), Actor.DUNWELL);
    }

    /** A promise that reached us outside the journey's own steps. */
    public Arrangement promisedElsewhere(CollectionCase of, Terms terms, String who) {
        Arrangement made = propose(of, terms, who);
        news.post(of, News.Kind.PROMISE_MADE, made.id());
        return made;
    }

    /** @throws Refusal when somebody wants to approve what they agreed themselves */
    public void decide(long arrangementId, boolean approved, String why, String who) {
        Arrangement arrangement = arrangements.get(arrangementId);
        if (arrangement.madeBy().equals(who)) {
            throw new Refusal("You agreed these terms yourself; somebody else must approve them.");
        }
        if (approved) {
            arrangements.approved(arrangementId, who);
        }
        CollectionCase of = cases.get(arrangement.caseId());
        trail.ofCase(of.number(), of.customerId(), approved ? "termsApproved" : "termsRejected", why);
    }

    public void runsIn(long arrangementId, String processInstanceId) {
        arrangements.runsIn(arrangementId, processInstanceId);
    }

    /** How it stands now, computed from the payments booked; opens it when it was only proposed. */
    public Arrangement.Standing watch(long arrangementId) {
        Arrangement arrangement = arrangements.get(arrangementId);
        Account account = accounts.lock(arrangement.accountId());
        String country = customers.get(account.customerId()).address().country();
        Arrangement.Standing standing = arrangement.standing(ledger.paid(account), chase.today(account),
                due -> arrangement.graceDays() == 0 ? due : workingDays.after(due, arrangement.graceDays(), country));
        if (standing.state() != arrangement.state()) {
            arrangements.state(arrangementId, standing.state(), null);
        }
        return standing;
    }

    public void cancel(long arrangementId, String why) {
        Arrangement arrangement = arrangements.get(arrangementId);
        if (!arrangement.isOngoing()) {
            throw new Refusal("This arrangement has ended already: " + arrangement.state() + ".");
        }
        arrangements.state(arrangementId, Arrangement.State.CANCELLED, null);
        CollectionCase of = cases.get(arrangement.caseId());
        trail.ofCase(of.number(), of.customerId(), "arrangementCancelled", why);
        news.post(of, News.Kind.ARRANGEMENT_CHANGED, arrangementId);
    }

    /**
     * It has ended; what it covered may be chased again unless it is paid.
     *
     * @param ending the end event: promiseKept, planKept, arrangementBroken, arrangementCancelled or termsRejected
     * @return what the journey asks: kept, goesOn, broken, brokenTooOften, cancelled or termsRejected
     */
    public String end(long arrangementId, String ending) {
        Arrangement arrangement = arrangements.get(arrangementId);
        CollectionCase of = cases.get(arrangement.caseId());
        Account account = accounts.lock(arrangement.accountId());
        pauses.endAll(Pause.Kind.ARRANGEMENT, arrangementId, clock.instant());
        Arrangement.State state = arrangement.state();
        if (ending.equals("termsRejected")) {
            state = Arrangement.State.REJECTED;
        }
        if (state == Arrangement.State.KEPT && arrangement.terms().forgiven().isPositive()) {
            ledger.bookWriteOff(account, arrangement.terms().forgiven(), "forgiven under arrangement " + arrangementId,
                    "arrangement-" + arrangementId);
        }
        arrangements.state(arrangementId, state, clock.instant());
        trail.ofCase(of.number(), of.customerId(), ending, null);
        boolean missed = state == Arrangement.State.BROKEN || state == Arrangement.State.PART_KEPT;
        news.post(of, missed ? News.Kind.ARRANGEMENT_BROKEN : News.Kind.ARRANGEMENT_ENDED, arrangementId);
        return switch (state) {
            case KEPT -> chase.of(account).overdue().isPositive() ? "goesOn" : "kept";
            case BROKEN, PART_KEPT -> arrangements.broken(of.id()) >= of.treatment().promisesAllowed() ? "brokenTooOften" : "broken";
            case REJECTED -> "termsRejected";
            default -> "cancelled";
        };
    }
}
