package org.dunwell.arrangement;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.collection.Chase;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.News;
import org.dunwell.collection.NewsDesk;
import org.dunwell.collection.Refusal;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.dunwell.trail.Trail;
import org.springframework.stereotype.Component;

/** Changes arrangements after they were made: other dates, back in force, accepted by the customer. */
@Component
public class Rearrange {

    private static final String COLLECTORS = "collectors";

    private final Arrange arrange;
    private final Arrangements arrangements;
    private final CollectionCases cases;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Chase chase;
    private final Authority authority;
    private final NewsDesk news;
    private final Trail trail;
    private final Clock clock;

    Rearrange(Arrange arrange, Arrangements arrangements, CollectionCases cases, Accounts accounts, Ledger ledger, Chase chase, Authority authority,
              NewsDesk news, Trail trail, Clock clock) {
        this.arrange = arrange;
        this.arrangements = arrangements;
        this.cases = cases;
        this.accounts = accounts;
        this.ledger = ledger;
        this.chase = chase;
        this.authority = authority;
        this.news = news;
        this.trail = trail;
        this.clock = clock;
    }

    /** What of it is still to be paid, so that paying it off early is one payment. */
    public Money left(Arrangement arrangement) {
        Money paid = ledger.paid(accounts.get(arrangement.accountId())).minus(arrangement.paidBefore());
        Money left = arrangement.terms().total().minus(paid);
        return left.isNegative() ? Money.zero(left.currency()) : left;
    }

    /**
     * What is left to pay gets other dates; the customer is told.
     *
     * @throws Refusal when it may not be changed, or not by this person
     */
    public void change(long arrangementId, int count, LocalDate first, Period distance, String why, String who) {
        Arrangement before = arrangements.get(arrangementId);
        Account account = accounts.lock(before.accountId());
        LocalDate today = chase.today(account);
        Money left = left(before);
        if (!before.isOngoing() || before.isWaitingForApproval() || !left.isPositive()) {
            throw new Refusal(before.isWaitingForApproval() ? "Somebody decides about these terms at the moment." : "This arrangement has ended: nothing can be changed.");
        }
        if (first.isBefore(today)) {
            throw new Refusal("The date " + first + " is past; choose today or a later day.");
        }
        Terms after = Terms.plan(left, before.terms().forgiven(), count, first, distance, before.terms().note());
        Limits limits = authority.of(who, after, accounts.openInvoices(account.id()), today);
        List<String> exceeded = limits.exceededBy(after);
        if (limits.role().equals(COLLECTORS) && arrangements.changes(arrangementId).size() >= before.rules().changes()) {
            exceeded.add("changed " + arrangements.changes(arrangementId).size() + " times before, at most " + before.rules().changes());
        }
        if (!exceeded.isEmpty()) {
            throw new Refusal("This exceeds your authority: " + String.join("; ", exceeded) + ". A supervisor or credit manager may change it.");
        }
        arrangements.change(arrangementId, after, ledger.paid(account), new Change(clock.instant(), who, why, before.terms().size(), after.size()));
        CollectionCase of = cases.get(before.caseId());
        trail.ofCase(of.number(), of.customerId(), "arrangementChanged", before.terms().size() + " became " + after.size() + ": " + why);
        trail.ofCase(of.number(), of.customerId(), "authorityUsed", limits.role() + ": " + after.size());
        if (before.processInstanceId() != null) {
            news.post(of, News.Kind.ARRANGEMENT_CHANGED, arrangementId);
        }
    }

    /**
     * A broken one is in force again: what was missed is to be paid on {@code missedOn}, the rest on its own dates.
     *
     * @throws Refusal when that is not possible (any more)
     */
    public Arrangement reinstate(long arrangementId, LocalDate missedOn, String why, String who) {
        Arrangement broken = arrangements.get(arrangementId);
        Account account = accounts.lock(broken.accountId());
        CollectionCase of = cases.get(broken.caseId());
        int chances = Arrange.whole(arrange.rule(of, broken.terms().kind()), "reinstatements");
        if (!broken.isMissed() || !of.isRunning() || isReinstated(broken)) {
            throw new Refusal("Only a broken arrangement of a running case can be put back in force, and once.");
        }
        if (reinstatedBefore(broken) >= chances) {
            throw new Refusal("This arrangement may be put back in force " + chances + " times, and has been; agree on a new one.");
        }
        Arrangement again = arrange.promisedElsewhere(of, whatIsLeft(broken, chase.today(account), missedOn, why), who);
        arrangements.reinstates(again.id(), broken.id());
        trail.ofCase(of.number(), of.customerId(), "arrangementReinstated", why);
        return arrangements.get(again.id());
    }

    /** The customer has read the terms and accepts them. */
    public void accept(long arrangementId) {
        Arrangement arrangement = arrangements.get(arrangementId);
        if (!arrangement.isOngoing() || arrangement.isWaitingForApproval() || arrangement.acceptedAt() != null) {
            throw new Refusal("There is nothing to accept.");
        }
        arrangements.accepted(arrangementId, clock.instant());
        CollectionCase of = cases.get(arrangement.caseId());
        trail.ofCase(of.number(), of.customerId(), "arrangementAccepted", arrangement.terms().size());
    }

    private Terms whatIsLeft(Arrangement broken, LocalDate today, LocalDate missedOn, String why) {
        Money paid = ledger.paid(accounts.get(broken.accountId())).minus(broken.paidBefore());
        Money missed = Money.zero(paid.currency());
        List<Instalment> later = new ArrayList<>();
        for (Instalment instalment : broken.terms().instalments()) {
            Money covered = paid.isNegative() ? Money.zero(paid.currency()) : paid.min(instalment.amount());
            Money open = instalment.amount().minus(covered);
            paid = paid.minus(covered);
            if (open.isPositive() && instalment.dueOn().isBefore(today)) {
                missed = missed.plus(open);
            } else if (open.isPositive()) {
                later.add(new Instalment(later.size() + 2, instalment.dueOn(), open));
            }
        }
        List<Instalment> all = new ArrayList<>(List.of(new Instalment(1, missedOn, missed)));
        all.addAll(later);
        if (later.stream().anyMatch(instalment -> instalment.dueOn().isBefore(missedOn))) {
            throw new Refusal("What was missed has to be paid before the next instalment is due, on " + later.get(0).dueOn() + ".");
        }
        Money total = all.stream().map(Instalment::amount).reduce(Money.zero(paid.currency()), Money::plus);
        return new Terms(broken.terms().kind(), total, broken.terms().forgiven(), all, why);
    }

    private boolean isReinstated(Arrangement broken) {
        return arrangements.ofCase(broken.caseId()).stream().anyMatch(other -> Long.valueOf(broken.id()).equals(other.reinstates()));
    }

    private int reinstatedBefore(Arrangement broken) {
        int before = 0;
        for (Arrangement one = broken; one.reinstates() != null; one = arrangements.get(one.reinstates())) {
            before++;
        }
        return before;
    }
}
