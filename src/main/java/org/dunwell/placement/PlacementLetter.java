package org.dunwell.placement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.dunwell.collection.CollectionCase;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Creditors;
import org.dunwell.ledger.Accounts;
import org.dunwell.message.MessageOrder;
import org.dunwell.message.Particulars;
import org.springframework.stereotype.Component;

/** Tells the customer which agency gets the account and when, and keeps to it: the agency that a letter names is the one chosen later. */
@Component
class PlacementLetter implements Particulars {

    static final String PURPOSE = "placementLetter";

    private final AgencyChoice choice;
    private final LastChance lastChance;
    private final Accounts accounts;
    private final Creditors creditors;
    private final Placements placements;
    private final Clock clock;

    PlacementLetter(AgencyChoice choice, LastChance lastChance, Accounts accounts, Creditors creditors, Placements placements,
                    Clock clock) {
        this.choice = choice;
        this.lastChance = lastChance;
        this.accounts = accounts;
        this.creditors = creditors;
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
        Creditor creditor = creditors.get(accounts.get(about.accountId()).creditorId());
        LocalDate today = LocalDate.ofInstant(clock.instant(), creditor.zone());
        return Map.of(
                "agencyName", agency.name(),
                "agencyPhone", text(agency.phone()),
                "agencyStreet", text(agency.address().street()),
                "agencyCity", text(agency.address().city()),
                "placementDay", lastChance.placementDay(today, creditor.address().country()));
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
