package org.dunwell.placement;

import java.time.Clock;
import java.util.List;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.News;
import org.dunwell.collection.NewsDesk;
import org.dunwell.collection.Pause;
import org.dunwell.collection.Pauses;
import org.dunwell.ledger.Accounts;
import org.dunwell.trail.Trail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what becomes of placements, from agencies and from people, and tells the case. What was told before changes nothing. */
@Component
public class PlacementDesk {

    private final Placements placements;
    private final CollectionCases cases;
    private final Accounts accounts;
    private final Pauses pauses;
    private final AgencyRecords records;
    private final AgencyCourier courier;
    private final NewsDesk news;
    private final Trail trail;
    private final Clock clock;

    PlacementDesk(Placements placements, CollectionCases cases, Accounts accounts, Pauses pauses, AgencyRecords records,
                  AgencyCourier courier, NewsDesk news, Trail trail, Clock clock) {
        this.placements = placements;
        this.cases = cases;
        this.accounts = accounts;
        this.pauses = pauses;
        this.records = records;
        this.courier = courier;
        this.news = news;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * The agency has it.
     *
     * @param agencyReference the agency's own number, or null when it gave none
     * @return false when it was acknowledged before or is no longer with the agency
     */
    @Transactional
    public boolean acknowledged(long placementId, String agencyReference) {
        Placement told = locked(placementId);
        if (told.state() != Placement.State.PLACED) {
            return false;
        }
        placements.acknowledged(placementId, agencyReference);
        tell(told, News.Kind.PLACEMENT_ACKNOWLEDGED, "placement acknowledged",
                agencyReference == null ? "without a reference" : "agency reference " + agencyReference);
        return true;
    }

    /** Nothing is open any more on what was placed. @return false when it had ended before */
    @Transactional
    public boolean settled(long placementId, String how) {
        Placement told = locked(placementId);
        if (!told.isWithAgency()) {
            return false;
        }
        end(told, Placement.State.SETTLED, how);
        callBack(told, how);
        tell(told, News.Kind.PLACEMENT_SETTLED, "placement settled", how);
        return true;
    }

    /** The agency gives it back. @return false when it had ended before */
    @Transactional
    public boolean returned(long placementId, String why) {
        Placement told = locked(placementId);
        if (!told.isWithAgency()) {
            return false;
        }
        end(told, Placement.State.RETURNED, why);
        tell(told, News.Kind.PLACEMENT_RETURNED, "placement returned", why);
        return true;
    }

    /** The creditor takes it back; the agency is told, unless it never heard of it. @return false when it had ended before */
    @Transactional
    public boolean recall(long placementId, String why) {
        Placement told = locked(placementId);
        if (told.isEnded()) {
            return false;
        }
        end(told, Placement.State.RECALLED, why);
        if (told.isWithAgency()) {
            callBack(told, why);
            tell(told, News.Kind.PLACEMENT_RECALLED, "placement recalled", why);
        }
        return true;
    }

    /** Whatever of a case is with an agency comes back: the case ends another way. */
    @Transactional
    public void recallAll(CollectionCase of, String why) {
        placements.open(of.id()).forEach(open -> recall(open.id(), why));
    }

    /**
     * The called process has ended. A placement that is still with the agency then has nobody who watches it: it is recalled.
     *
     * @param ending id of the end event
     * @return what became of it: recovered, returned, recalled or nothingPlaced
     */
    @Transactional
    public String ended(long placementId, String ending) {
        recall(placementId, "the process ended with " + ending);
        pauses.endAll(Pause.Kind.PLACEMENT, placementId, clock.instant());
        Placement.State state = placements.get(placementId).state();
        return state == Placement.State.SETTLED ? "recovered" : state.word();
    }

    /** Ends every placement of the account on whose invoices nothing is open any more. */
    @Transactional
    public void accountMoved(long accountId) {
        List<Placement> withAgency = placements.withAgency(accountId);
        if (withAgency.isEmpty()) {
            return;
        }
        List<Long> open = accounts.openInvoices(accountId).stream().map(invoice -> invoice.id()).toList();
        withAgency.stream()
                .filter(placement -> placements.invoices(placement.id()).stream().noneMatch(placed -> open.contains(placed.invoice().id())))
                .forEach(placement -> settled(placement.id(), "nothing is open any more"));
    }

    private Placement locked(long placementId) {
        accounts.lock(placements.get(placementId).accountId());
        return placements.get(placementId);
    }

    private void end(Placement told, Placement.State state, String outcome) {
        placements.ended(told.id(), state, outcome, clock.instant());
        pauses.endAll(Pause.Kind.PLACEMENT, told.id(), clock.instant());
    }

    private void callBack(Placement told, String why) {
        if (!records.withdraw(told.id(), clock.instant())) {
            records.write(told, AgencyRecords.Kind.RECALL, why, clock.instant());
            courier.fetch(told.agencyId(), told.processInstanceId());
        }
    }

    private void tell(Placement told, News.Kind kind, String what, String why) {
        CollectionCase of = cases.get(told.caseId());
        trail.ofCase(of.number(), of.customerId(), what, why);
        if (of.isRunning()) {
            news.post(of, kind, told.id());
        }
    }
}
