package org.dunwell.agency;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.collection.Chase;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Pause;
import org.dunwell.collection.Pauses;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.placement.PlacedInvoice;
import org.dunwell.placement.Placement;
import org.dunwell.placement.PlacementDesk;
import org.dunwell.placement.Placements;
import org.dunwell.trail.Trail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks once more, just before the agency hears of a placement, what of it still may go: paid, disputed and held invoices stay. */
@Component
class LastLook {

    private final Placements placements;
    private final PlacementDesk desk;
    private final Accounts accounts;
    private final CollectionCases cases;
    private final Customers customers;
    private final Chase chase;
    private final Pauses pauses;
    private final Trail trail;
    private final Clock clock;

    LastLook(Placements placements, PlacementDesk desk, Accounts accounts, CollectionCases cases, Customers customers, Chase chase,
             Pauses pauses, Trail trail, Clock clock) {
        this.placements = placements;
        this.desk = desk;
        this.accounts = accounts;
        this.cases = cases;
        this.customers = customers;
        this.chase = chase;
        this.pauses = pauses;
        this.trail = trail;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void at(long placementId) {
        Account account = accounts.lock(placements.get(placementId).accountId());
        Placement placement = placements.get(placementId);
        if (!placement.isWithAgency()) {
            return;
        }
        String contactStop = customers.get(account.customerId()).contactStop();
        if (contactStop != null) {
            desk.recall(placementId, "the customer may not be contacted (" + contactStop + ")");
            return;
        }
        List<PlacedInvoice> placed = placements.invoices(placementId);
        List<PlacedInvoice> staying = placed.stream().filter(one -> !mayGo(one, placement, account)).toList();
        if (staying.size() == placed.size()) {
            desk.recall(placementId, "nothing of it may be placed any more");
            return;
        }
        placements.keeps(placementId, placed.stream().filter(one -> !staying.contains(one))
                .map(one -> PlacedInvoice.asOpenNow(one.invoice())).toList());
        staying.forEach(one -> stays(one, placement));
    }

    private boolean mayGo(PlacedInvoice placed, Placement placement, Account account) {
        LocalDate today = chase.today(account);
        return placed.invoice().open().isPositive() && pauses.open(account.id()).stream()
                .noneMatch(pause -> !isOf(placement, pause) && pause.covers(placed.invoice(), today));
    }

    private void stays(PlacedInvoice staying, Placement placement) {
        pauses.open(placement.accountId()).stream()
                .filter(pause -> isOf(placement, pause) && Long.valueOf(staying.invoice().id()).equals(pause.invoiceId()))
                .forEach(pause -> pauses.end(pause.id(), clock.instant()));
        CollectionCase of = cases.get(placement.caseId());
        trail.ofCase(of.number(), of.customerId(), "invoice not placed",
                "Invoice " + staying.invoice().number() + " stays in house: it was paid, disputed, promised or held before the agency heard of it");
    }

    private static boolean isOf(Placement placement, Pause pause) {
        return pause.kind() == Pause.Kind.PLACEMENT && Long.valueOf(placement.id()).equals(pause.ref());
    }
}
