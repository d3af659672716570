package org.dunwell.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.dunwell.arrangement.Arrangements;
import org.dunwell.collection.Chase;
import org.dunwell.collection.Chaseable;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.HouseCurrency;
import org.springframework.stereotype.Component;

/** What a case looks like to a decision table today. */
@Component
public class CaseFacts {

    private final CollectionCases cases;
    private final Accounts accounts;
    private final Customers customers;
    private final Arrangements arrangements;
    private final Chase chase;
    private final HouseCurrency houseCurrency;

    public CaseFacts(CollectionCases cases, Accounts accounts, Customers customers, Arrangements arrangements, Chase chase, HouseCurrency houseCurrency) {
        this.cases = cases;
        this.accounts = accounts;
        this.customers = customers;
        this.arrangements = arrangements;
        this.chase = chase;
        this.houseCurrency = houseCurrency;
    }

    /** customerKind (business, consumer), country, owedInHouseCurrency, daysPastDue, casesBefore, brokenPromises. */
    public Map<String, Object> of(CollectionCase of) {
        Account account = accounts.get(of.accountId());
        Chaseable chaseable = chase.of(account);
        LocalDate today = chase.today(account);
        Customer customer = customers.get(of.customerId());
        BigDecimal owed = houseCurrency.worth(chaseable.total(), today);
        Map<String, Object> facts = new HashMap<>();
        facts.put("customerKind", customer.kind().name().toLowerCase(Locale.ROOT));
        facts.put("country", customer.address().country());
        facts.put("owedInHouseCurrency", owed);
        facts.put("daysPastDue", chaseable.isNothing() ? 0 : chaseable.oldest().daysPastDue(today));
        facts.put("casesBefore", cases.ofCustomer(of.customerId()).size() - 1);
        facts.put("brokenPromises", arrangements.brokenBy(of.customerId()));
        return facts;
    }
}
