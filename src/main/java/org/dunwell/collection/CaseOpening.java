package org.dunwell.collection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dunwell.calendar.WorkingDays;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.HouseCurrency;
import org.dunwell.policy.Policies;
import org.dunwell.trail.Trail;
import org.springframework.stereotype.Component;

/** Opens a case for every overdue account that the table open-case names; an account with a running case is left alone. */
@Component
public class CaseOpening {

    private final Accounts accounts;
    private final CollectionCases cases;
    private final Customers customers;
    private final Chase chase;
    private final Policies policies;
    private final HouseCurrency houseCurrency;
    private final WorkingDays workingDays;
    private final Journey journey;
    private final Trail trail;
    private final Clock clock;

    public CaseOpening(Accounts accounts, CollectionCases cases, Customers customers, Chase chase, Policies policies,
                     HouseCurrency houseCurrency, WorkingDays workingDays, Journey journey, Trail trail, Clock clock) {
        this.accounts = accounts;
        this.cases = cases;
        this.customers = customers;
        this.chase = chase;
        this.policies = policies;
        this.houseCurrency = houseCurrency;
        this.workingDays = workingDays;
        this.journey = journey;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Looks at the next accounts in the order of their ids and opens the cases that are due.
     *
     * @return the last account looked at, or null when none is left
     */
    public Long openNext(long afterAccountId, int limit) {
        LocalDate latestToday = LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.MAX);
        List<Long> candidates = accounts.overdueWithoutCase(latestToday, afterAccountId, limit);
        candidates.forEach(this::openIfDue);
        return candidates.size() < limit ? null : candidates.get(candidates.size() - 1);
    }

    private void openIfDue(long accountId) {
        Account account = accounts.lock(accountId);
        Chaseable chaseable = chase.of(account);
        Customer customer = customers.get(account.customerId());
        if (chaseable.isNothing() || customer.contactStop() != null || cases.running(accountId).isPresent()) {
            return;
        }
        LocalDate today = chase.today(account);
        Map<String, Object> rule = policies.decide("open-case", Map.of(
                "customerKind", customer.kind().name().toLowerCase(java.util.Locale.ROOT),
                "owedInHouseCurrency", houseCurrency.worth(chaseable.total(), today),
                "workingDaysOverdue", workingDays.between(chaseable.oldest().dueOn(), today, customer.address().country())));
        if (Boolean.TRUE.equals(rule.get("openCase"))) {
            CollectionCase opened = cases.open(account, clock.instant(), today.getYear());
            trail.ofCase(opened.number(), opened.customerId(), "caseOpened", chaseable.total() + " overdue since " + chaseable.oldest().dueOn());
            cases.started(opened.id(), journey.accountOverdue(opened));
        }
    }
}
