package org.dunwell.agency;

import java.time.Clock;
import java.util.Optional;
import org.dunwell.agency.AgencyTold.Acknowledged;
import org.dunwell.agency.AgencyTold.Closed;
import org.dunwell.agency.AgencyTold.Paid;
import org.dunwell.agency.AgencyTold.Returned;
import org.dunwell.agency.TakenIn.News;
import org.dunwell.agency.TakenIn.Refused;
import org.dunwell.agency.TakenIn.Repeated;
import org.dunwell.collection.Chase;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Ledger;
import org.dunwell.placement.Placement;
import org.dunwell.placement.PlacementDesk;
import org.dunwell.placement.Placements;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what agencies tell, each record once and in a transaction of its own: money is booked, the case is told the rest. */
@Component
public class AgencyReturns {

    private final Placements placements;
    private final PlacementDesk desk;
    private final AgencyReturnBook book;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Chase chase;
    private final Clock clock;

    AgencyReturns(Placements placements, PlacementDesk desk, AgencyReturnBook book, Accounts accounts, Ledger ledger, Chase chase,
                  Clock clock) {
        this.placements = placements;
        this.desk = desk;
        this.book = book;
        this.accounts = accounts;
        this.ledger = ledger;
        this.chase = chase;
        this.clock = clock;
    }

    @Transactional
    public TakenIn takeIn(String agencyId, AgencyTold told) {
        Optional<Placement> about = placements.find(told.placementId())
                .filter(placement -> placement.agencyId().equals(agencyId) && placement.wasPlaced());
        if (about.isEmpty()) {
            return new Refused("placement", "Placement " + told.placementId() + " was never given to " + agencyId,
                    "Give the placement number of the PLC record");
        }
        Account account = accounts.lock(about.get().accountId());
        String onceKey = agencyId + "/" + told.name();
        Optional<String> before = book.told(onceKey);
        if (before.isPresent()) {
            return before.get().equals(told.toString()) ? new Repeated() : new Refused(told instanceof Paid ? "payment" : "placement",
                    told.name() + " was told before with another content", "Give new news a new number; what was taken in stays");
        }
        Optional<Refused> refused = refusal(told, account);
        if (refused.isPresent()) {
            return refused.get();
        }
        book.note(onceKey, told.toString(), clock.instant());
        takeIn(agencyId, told, account, onceKey);
        return new News();
    }

    private void takeIn(String agencyId, AgencyTold told, Account account, String onceKey) {
        if (told instanceof Acknowledged acknowledged) {
            desk.acknowledged(told.placementId(), acknowledged.reference());
        } else if (told instanceof Paid paid) {
            ledger.bookPayment(account, paid.amount(), paid.paidOn(), paid.invoiceNumber(), "agency payment " + paid.paymentId(),
                    "agency " + agencyId, "agency/" + onceKey);
        } else if (told instanceof Returned returned) {
            desk.returned(told.placementId(), returned.reason());
        } else if (told instanceof Closed closed) {
            desk.returned(told.placementId(), "closed by the agency: " + closed.code().word());
        }
    }

    private Optional<Refused> refusal(AgencyTold told, Account account) {
        if (told instanceof Paid paid) {
            return refusal(paid, account);
        }
        if (told instanceof Closed closed && closed.code().saysPaid() && isSomethingOpen(closed.placementId())) {
            return Optional.of(new Refused("closeCode", "Placed invoices are still open",
                    "Send the PAY records that are missing first, or close with another code"));
        }
        return Optional.empty();
    }

    private Optional<Refused> refusal(Paid paid, Account account) {
        if (!paid.amount().currency().equals(account.currency())) {
            return Optional.of(new Refused("currency", "The placement is in " + account.currency() + ", not in " + paid.amount().currency(),
                    "Give the amount in the currency of the placement"));
        }
        if (paid.paidOn().isAfter(chase.today(account))) {
            return Optional.of(new Refused("paidOn", paid.paidOn() + " is in the future", "Send the payment once it is made"));
        }
        if (paid.invoiceNumber() != null && accounts.invoice(account.id(), paid.invoiceNumber()).isEmpty()) {
            return Optional.of(new Refused("invoice", "The customer has no invoice " + paid.invoiceNumber(),
                    "Give the number of the INV record, or leave it empty"));
        }
        return Optional.empty();
    }

    private boolean isSomethingOpen(long placementId) {
        return placements.invoices(placementId).stream().anyMatch(placed -> placed.invoice().open().isPositive());
    }
}
