package org.dunwell.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.dunwell.collection.Chase;
import org.dunwell.collection.Chaseable;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Treatment;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Invoice;
import org.dunwell.policy.Policies;
import org.dunwell.trail.Trail;
import org.springframework.stereotype.Component;

/** Chooses how a case is treated, by the table choose-treatment, and takes its overdue invoices in. */
@Component
public class Treat {

    private static final String NONE = "none";

    private final CollectionCases cases;
    private final Accounts accounts;
    private final Chase chase;
    private final CaseFacts facts;
    private final Policies policies;
    private final Trail trail;

    public Treat(CollectionCases cases, Accounts accounts, Chase chase, CaseFacts facts, Policies policies, Trail trail) {
        this.cases = cases;
        this.accounts = accounts;
        this.chase = chase;
        this.facts = facts;
        this.policies = policies;
        this.trail = trail;
    }

    public record Chosen(String reminderTone, boolean firmReminderPlanned) {
    }

    public Chosen choose(CollectionCase of) {
        Account account = accounts.get(of.accountId());
        Chaseable chaseable = chase.of(account);
        LocalDate today = chase.today(account);
        Map<String, Object> rule = policies.decide("choose-treatment", facts.of(of));
        Treatment treatment = new Treatment(rule.get("treatment").toString(), rule.get("reminderTone").toString(),
                Boolean.TRUE.equals(rule.get("visitPlanned")), whole(rule, "attemptsPerCollector"), whole(rule, "collectorsToTry"),
                whole(rule, "promisesBeforeNextStage"), NONE.equals(rule.get("educationItem")) ? null : (String) rule.get("educationItem"),
                Boolean.TRUE.equals(rule.get("nextItemsInThanks")));
        if (!treatment.equals(of.treatment())) {
            cases.treated(of.id(), treatment);
            trail.ofCase(of.number(), of.customerId(), "treatmentChosen", treatment.name());
        }
        cases.takeIn(of.id(), chaseable.invoices().stream().map(Invoice::id).toList(), today);
        cases.chases(of.id(), chaseable.isNothing() ? null : chaseable.oldest().belongsTo());
        return new Chosen(treatment.reminderTone(), Boolean.TRUE.equals(rule.get("firmReminderPlanned")));
    }

    private static int whole(Map<String, Object> rule, String output) {
        return new BigDecimal(rule.get(output).toString()).intValueExact();
    }
}
