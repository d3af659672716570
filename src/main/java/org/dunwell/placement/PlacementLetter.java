package org.dunwell.placement;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.dunwell.collection.CollectionCase;
import org.dunwell.customer.Customers;
import org.dunwell.message.MessageOrder;
import org.dunwell.message.Particulars;
import org.springframework.stereotype.Component;

/** Tells the customer which agency gets the account and when, and keeps to it: the agency that a letter names is the one chosen later. */
@Component
class PlacementLetter implements Particulars {

    static final String PURPOSE = "placementLetter";

    private final AgencyChoice choice;
    private final LastChance lastChance;
    private final Customers customers;
    private final Placements placements;
    private final Clock clock;

    PlacementLetter(AgencyChoice choice, LastChance lastChance, Customers customers, Placements placements, Clock clock) {
        this.choice = choice;
        this.lastChance = lastChance;
        this.customers = customers;
        this.placements = placements;
        this.clock = clock;
    }

    @Override
    public boolean concerns(String purpose) {
        return PURPOSE.equals(purpose);
    }

    @Override
    public Map<String, Object> of(MessageOrder order) {
        CollectionCase about = order.about();
        Agency agency = choice.byTable(about);
        placements.named(about.id(), agency.id(), clock.instant());
        Map<String, Object> values = new HashMap<>();
        values.put("agencyName", agency.name());
        values.put("agencyPhone", agency.phone());
        values.put("agencyStreet", agency.address().street());
        values.put("agencyCity", agency.address().city());
        values.put("placementDay", lastChance.placementDay(clock.instant(), customers.get(about.customerId())));
        return values;
    }
}
