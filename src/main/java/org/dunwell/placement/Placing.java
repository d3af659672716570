package org.dunwell.placement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dunwell.collection.Chase;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Pause;
import org.dunwell.collection.Pauses;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Money;
import org.dunwell.trail.Actor;
import org.dunwell.trail.Trail;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Places with an agency what was long enough in house and had its last chance; whatever a diagram says, the rest stays. */
@Component
public class Placing {

    private final Placements placements;
    private final AgencyChoice choice;
    private final Agencies agencies;
    private final Candidates candidates;
    private final CollectionCases cases;
    private final Customers customers;
    private final Accounts accounts;
    private final Chase chase;
    private final Pauses pauses;
    private final ContactPolicy policy;
    private final AgencyRecords records;
    private final AgencyCourier courier;
    private final Trail trail;
    private final Actor actor;
    private final Clock clock;
    private final int daysInHouse;

    Placing(Placements placements, AgencyChoice choice, Agencies agencies, Candidates candidates, CollectionCases cases,
            Customers customers, Accounts accounts, Chase chase, Pauses pauses, ContactPolicy policy, AgencyRecords records, AgencyCourier courier, Trail trail,
            Actor actor, Clock clock, @Value("${dunwell.placement.days-in-house:30}") int daysInHouse) {
        this.placements = placements;
        this.choice = choice;
        this.agencies = agencies;
        this.candidates = candidates;
        this.cases = cases;
        this.customers = customers;
        this.accounts = accounts;
        this.chase = chase;
        this.pauses = pauses;
        this.policy = policy;
        this.records = records;
        this.courier = courier;
        this.trail = trail;
        this.actor = actor;
        this.clock = clock;
        this.daysInHouse = daysInHouse;
    }

    /**
     * Chooses the agency.
     *
     * @param onceKey business key of the called process; asked again with the same key the first answer stands
     * @return the placement id
     */
    @Transactional
    public long choose(CollectionCase of, String onceKey) {
        return placements.of(onceKey).map(Placement::id).orElseGet(() -> {
            Agency agency = choice.of(of);
            trail.ofCase(of.number(), of.customerId(), "agency chosen", agency.name());
            return placements.chosen(of.id(), of.accountId(), agency.id(), onceKey);
        });
    }

    /**
     * Places what may be placed; every other overdue invoice is written to the trail with the rule that keeps it in house.
     *
     * @param processInstanceId of the called process, which is told what becomes of it
     * @return false when nothing may be placed
     */
    @Transactional
    public boolean place(long placementId, String processInstanceId) {
        Account account = accounts.lock(placements.get(placementId).accountId());
        Placement chosen = placements.get(placementId);
        if (chosen.state() != Placement.State.CHOSEN) {
            return chosen.wasPlaced();
        }
        CollectionCase of = cases.get(chosen.caseId());
        boolean agreed = policy.mayGoToAgency(customers.get(of.customerId()), of);
        List<PlacedInvoice> placed = agreed ? mayBePlaced(of, account) : List.of();
        if (placed.isEmpty()) {
            placements.ended(placementId, Placement.State.NOTHING_PLACED, "nothing may be placed", clock.instant());
            trail.ofCase(of.number(), of.customerId(), "nothing placed", agreed ? "no overdue invoice may be placed today"
                    : "the customer is vulnerable, and no supervisor has decided that an agency may have the case");
            return false;
        }
        hand(placed, of, chosen, account, processInstanceId);
        return true;
    }

    private List<PlacedInvoice> mayBePlaced(CollectionCase of, Account account) {
        LocalDate today = chase.today(account);
        LocalDate customersToday = LocalDate.ofInstant(clock.instant(), customers.get(account.customerId()).zone());
        List<PlacedInvoice> placed = new ArrayList<>();
        for (Candidate candidate : candidates.of(of, account)) {
            Optional<Refusal> refusal = candidate.refusal(today, customersToday, daysInHouse);
            refusal.ifPresentOrElse(
                    refused -> trail.ofCase(of.number(), of.customerId(), "invoice not placed",
                            "Invoice " + candidate.invoice().number() + " stays in house: " + refused.because()),
                    () -> placed.add(PlacedInvoice.asOpenNow(candidate.invoice())));
        }
        return placed;
    }

    private void hand(List<PlacedInvoice> placed, CollectionCase of, Placement chosen, Account account, String processInstanceId) {
        LocalDate today = chase.today(account);
        Agency agency = agencies.get(chosen.agencyId());
        placements.placed(chosen.id(), today, processInstanceId, placed);
        placed.forEach(one -> pauses.put(account.id(), one.invoice().id(), Pause.Kind.PLACEMENT, "Placed with " + agency.name(),
                chosen.id(), today, null, actor.name()));
        records.write(chosen, AgencyRecords.Kind.PLACE, null, clock.instant());
        courier.fetch(agency.id(), processInstanceId);
        Money total = placed.stream().map(PlacedInvoice::amount).reduce(Money.zero(account.currency()), Money::plus);
        trail.ofCase(of.number(), of.customerId(), "placed with agency", total + " with " + agency.name() + ": invoices "
                + String.join(", ", placed.stream().map(one -> one.invoice().number()).limit(50).toList()));
    }
}
