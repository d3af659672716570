package org.dunwell.casework;

import java.time.Clock;
import org.dunwell.arrangement.Arrangement;
import org.dunwell.arrangement.Arrangements;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Journey;
import org.dunwell.collection.Pause;
import org.dunwell.collection.Pauses;
import org.dunwell.collection.Chase;
import org.dunwell.ledger.AccountWatch;
import org.dunwell.message.SentMessages;
import org.dunwell.placement.PlacementDesk;
import org.dunwell.trail.Trail;
import org.springframework.stereotype.Component;

/** Ends cases, and reopens one when a payment that had ended it is taken back. */
@Component
public class CaseEnding implements AccountWatch {

    private final CollectionCases cases;
    private final Journey journey;
    private final Chase chase;
    private final SentMessages messages;
    private final Arrangements arrangements;
    private final PlacementDesk placements;
    private final Pauses pauses;
    private final Trail trail;
    private final Clock clock;

    public CaseEnding(CollectionCases cases, Journey journey, Chase chase, SentMessages messages, Arrangements arrangements,
                      PlacementDesk placements, Pauses pauses, Trail trail, Clock clock) {
        this.cases = cases;
        this.journey = journey;
        this.chase = chase;
        this.messages = messages;
        this.arrangements = arrangements;
        this.placements = placements;
        this.pauses = pauses;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Nothing of the case is left open: arrangements end, the agency gets a recall, disputes no longer keep the account from being
     * chased (a hold does, until its last day). What was held back is asked once more whether it has a reason, so that no demand outlives its case.
     *
     * @param ending id of the end event
     */
    public void ended(CollectionCase of, String ending) {
        cases.ended(of.id(), clock.instant(), ending);
        trail.ofCase(of.number(), of.customerId(), "caseEnded", ending);
        arrangements.ongoing(of.id()).forEach(left -> arrangements.state(left.id(), Arrangement.State.CANCELLED, clock.instant()));
        placements.recallAll(of, "the case ended: " + ending);
        pauses.open(of.accountId()).stream()
                .filter(pause -> pause.kind() != Pause.Kind.HOLD)
                .forEach(pause -> pauses.end(pause.id(), clock.instant()));
        messages.release(of.id());
    }

    @Override
    public void accountMoved(long accountId) {
        // a running case hears of it through the news desk
    }

    @Override
    public void paymentReversed(long accountId) {
        if (cases.running(accountId).isEmpty() && chase.of(accountId).overdue().isPositive()) {
            cases.latest(accountId).ifPresent(this::reopen);
        }
    }

    private void reopen(CollectionCase ended) {
        cases.reopened(ended.id());
        trail.ofCase(ended.number(), ended.customerId(), "caseReopened", "a payment was reversed");
        cases.started(ended.id(), journey.accountReopened(cases.get(ended.id()), cases.lastActivity(ended.id()).orElse(null)));
    }
}
