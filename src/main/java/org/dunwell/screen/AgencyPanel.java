package org.dunwell.screen;

import java.util.Map;
import java.util.Set;
import org.dunwell.ledger.Money;
import org.dunwell.placement.Agencies;
import org.dunwell.placement.Agency;
import org.dunwell.placement.PlacedInvoice;
import org.dunwell.placement.Placement;
import org.dunwell.placement.Placements;
import org.springframework.stereotype.Component;

/** Which agency has which invoices, and how to reach it. */
@Component
class AgencyPanel implements Panel {

    private final Placements placements;
    private final Agencies agencies;

    AgencyPanel(Placements placements, Agencies agencies) {
        this.placements = placements;
        this.agencies = agencies;
    }

    @Override
    public Set<String> names() {
        return Set.of("agency", "placedInvoices");
    }

    @Override
    public Map<String, Object> of(TaskView view) {
        Long id = view.about().get("placementId");
        if (id == null) {
            return Map.of();
        }
        Placement placement = placements.get(id);
        Agency agency = agencies.get(placement.agencyId());
        var invoices = placements.invoices(id);
        Money total = invoices.stream().map(PlacedInvoice::amount).reduce(Money.zero(view.account().currency()), Money::plus);
        return Map.of(
                "agency", "**" + Words.plain(agency.name()) + "**"
                        + (placement.placedOn() == null ? "" : " was given " + Words.count(invoices.size(), "open item", "open items") + " over "
                        + Words.money(total) + " on " + Words.day(placement.placedOn()) + ".")
                        + "\n" + (agency.phone() == null ? "no phone number" : Words.plain(agency.phone()))
                        + " · " + (agency.email() == null ? "no e-mail" : Words.plain(agency.email())),
                "placedInvoices", invoices.stream()
                        .map(placed -> Map.of("number", placed.invoice().number(), "amount", Words.money(placed.amount())))
                        .toList());
    }
}
