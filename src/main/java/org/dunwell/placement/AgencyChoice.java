package org.dunwell.placement;

import java.util.Locale;
import java.util.Map;
import org.dunwell.collection.Chase;
import org.dunwell.collection.CollectionCase;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.HouseCurrency;
import org.dunwell.policy.Policies;
import org.springframework.stereotype.Component;

/** Which agency fits a case: the one that its placement letter named, else the one that the table choose-agency says. */
@Component
class AgencyChoice {

    private final Policies policies;
    private final Accounts accounts;
    private final Customers customers;
    private final Chase chase;
    private final HouseCurrency houseCurrency;
    private final Agencies agencies;
    private final Placements placements;

    AgencyChoice(Policies policies, Accounts accounts, Customers customers, Chase chase, HouseCurrency houseCurrency,
                 Agencies agencies, Placements placements) {
        this.policies = policies;
        this.accounts = accounts;
        this.customers = customers;
        this.chase = chase;
        this.houseCurrency = houseCurrency;
        this.agencies = agencies;
        this.placements = placements;
    }

    Agency of(CollectionCase placed) {
        return placements.namedSince(placed.id(), placed.lettersCountFrom()).map(agencies::get).orElseGet(() -> byTable(placed));
    }

    /** @throws IllegalStateException when the table names an agency that nobody knows */
    Agency byTable(CollectionCase placed) {
        Account account = accounts.get(placed.accountId());
        Customer customer = customers.get(placed.customerId());
        Object named = policies.decide("choose-agency", Map.of(
                "country", customer.address().country(),
                "customerKind", customer.kind().name().toLowerCase(Locale.ROOT),
                "placedInHouseCurrency", houseCurrency.worth(chase.of(account).total(), chase.today(account)))).get("agency");
        return agencies.find(String.valueOf(named)).orElseThrow(() -> new IllegalStateException(
                "The table choose-agency names the agency '" + named + "', which is not known; known are "
                        + String.join(", ", agencies.all().stream().map(Agency::id).toList())));
    }
}
