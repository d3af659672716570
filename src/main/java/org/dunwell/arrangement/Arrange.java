package org.dunwell.arrangement;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import org.dunwell.policy.Policies;
import org.dunwell.trail.Actor;
import org.dunwell.trail.Trail;
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
    private final Policies policies;
    private final Trail trail;
    private final Clock clock;

    public Arrange(Arrangements arrangements, CollectionCases cases, Accounts accounts, Ledger ledger, Chase chase, Pauses pauses,
                   Authority authority, WorkingDays workingDays, Customers customers, NewsDesk news, Policies policies, Trail trail, Clock clock) {
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
        this.policies = policies;
        this.trail = trail;
        this.clock = clock;
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
        Optional<CounterOffer> counter = exceeded.isEmpty() || who.equals(Actor.CUSTOMER) ? Optional.empty() : counterOffer(of, terms);
        boolean approvalNeeded = !exceeded.isEmpty() && counter.isEmpty();
        long id = arrangements.add(of.id(), account.id(), terms, today, clock.instant(), who, approvalNeeded, rules(of, terms.kind()), ledger.paid(account));
        chaseable.invoices().forEach(invoice -> pauses.put(account.id(), invoice.id(), Pause.Kind.ARRANGEMENT,
                terms.kind() == Terms.Kind.PROMISE ? "promised" : "in a payment plan", id, today, null, who));
        trail.ofCase(of.number(), of.customerId(), "arrangementMade", terms.kind() + " of " + terms.size());
        trail.ofCase(of.number(), of.customerId(), approvalNeeded ? "approvalNeeded" : "authorityUsed",
                limits.role() + ": " + (approvalNeeded ? String.join("; ", exceeded) : terms.size())
                        + counter.map(offer -> "; accepted beforehand by " + offer.by()).orElse(""));
        return arrangements.get(id);
    }

    /** All that may be chased today in equal monthly instalments, agreed by rule and not by a person: within a collector's authority it needs no approval. */
    public Arrangement proposeByRule(CollectionCase of, int instalments, int firstInDays) {
        Account account = accounts.lock(of.accountId());
        return propose(of, Terms.plan(chase.of(account).total(), Money.zero(account.currency()), instalments, chase.today(account).plusDays(firstInDays),
                Period.ofMonths(1), null), Actor.DUNWELL);
    }

    /** What somebody with more authority would accept, when that covers the terms: the newest arrangement was rejected with it. */
    private Optional<CounterOffer> counterOffer(CollectionCase of, Terms terms) {
        return arrangements.ofCase(of.id()).stream().findFirst().map(Arrangement::counter).filter(offer -> offer.covers(terms));
    }

    private Rules rules(CollectionCase of, Terms.Kind kind) {
        Map<String, Object> rule = rule(of, kind);
        return new Rules(whole(rule, "graceWorkingDays"), whole(rule, "remindWorkingDaysBefore"), whole(rule, "changes"));
    }

    Map<String, Object> rule(CollectionCase of, Terms.Kind kind) {
        return policies.decide("arrangement-rules", Map.of("kind", kind.name().toLowerCase(Locale.ROOT), "treatment", of.treatment().name()));
    }

    static int whole(Map<String, Object> rule, String output) {
        return new BigDecimal(rule.get(output).toString()).intValueExact();
    }

    /** A promise that reached us outside the journey's own steps. */
    public Arrangement promisedElsewhere(CollectionCase of, Terms terms, String who) {
        Arrangement made = propose(of, terms, who);
        news.post(of, News.Kind.PROMISE_MADE, made.id());
        return made;
    }

    /**
     * @param counter what would be accepted instead, with a rejection; or null
     * @throws Refusal when somebody wants to approve what they agreed themselves, or what exceeds their own authority
     */
    public void decide(long arrangementId, boolean approved, CounterOffer counter, String why, String who) {
        Arrangement arrangement = arrangements.get(arrangementId);
        Account account = accounts.get(arrangement.accountId());
        if (arrangement.madeBy().equals(who)) {
            throw new Refusal("You agreed these terms yourself; somebody else must approve them.");
        }
        Limits limits = authority.of(who, arrangement.terms(), accounts.openInvoices(account.id()), chase.today(account));
        List<String> exceeded = approved ? limits.exceededBy(arrangement.terms()) : counter == null ? List.of() : limits.exceededBy(counter, arrangement.terms());
        if (!exceeded.isEmpty()) {
            throw new Refusal("This exceeds your authority too: " + String.join("; ", exceeded) + ". Somebody with more authority has to decide.");
        }
        CollectionCase of = cases.get(arrangement.caseId());
        if (approved) {
            arrangements.approved(arrangementId, who);
        } else if (counter != null) {
            arrangements.counter(arrangementId, counter);
        }
        trail.ofCase(of.number(), of.customerId(), approved ? "termsApproved" : "termsRejected", why);
        if (approved || counter != null) {
            trail.ofCase(of.number(), of.customerId(), "authorityUsed", limits.role() + ": " + (approved ? arrangement.terms().size() : "would accept " + counter));
        }
    }

    public void runsIn(long arrangementId, String processInstanceId) {
        arrangements.runsIn(arrangementId, processInstanceId);
    }

    /** How it stands now, computed from the payments booked; opens it when it was only proposed. */
    public Arrangement.Standing watch(long arrangementId) {
        Arrangement arrangement = arrangements.get(arrangementId);
        Account account = accounts.lock(arrangement.accountId());
        String country = customers.get(account.customerId()).address().country();
        Arrangement.Standing standing = arrangement.standing(ledger.paid(account), chase.today(account), new Arrangement.Days() {
            @Override
            public LocalDate after(LocalDate day, int count) {
                return workingDays.after(day, count, country);
            }

            @Override
            public LocalDate before(LocalDate day, int count) {
                return workingDays.before(day, count, country);
            }
        });
        if (standing.state() != arrangement.state()) {
            arrangements.state(arrangementId, standing.state(), null);
        }
        if (standing.remind() > 0) {
            arrangements.reminded(arrangementId, standing.remind());
        }
        return standing;
    }

    public void cancel(long arrangementId, String why) {
        Arrangement arrangement = arrangements.get(arrangementId);
        if (!arrangement.isOngoing()) {
            throw new Refusal("This arrangement has ended already: " + arrangement.state() + ".");
        }
        if (arrangement.isWaitingForApproval()) {
            throw new Refusal("Somebody decides about these terms at the moment; reject them there.");
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
        news.post(of, arrangements.get(arrangementId).isMissed() ? News.Kind.ARRANGEMENT_BROKEN : News.Kind.ARRANGEMENT_ENDED, arrangementId);
        return switch (state) {
            case KEPT -> chase.of(account).overdue().isPositive() ? "goesOn" : "kept";
            case BROKEN, PART_KEPT -> arrangements.broken(of.id()) >= of.treatment().promisesAllowed() ? "brokenTooOften" : "broken";
            case REJECTED -> "termsRejected";
            default -> "cancelled";
        };
    }
}
