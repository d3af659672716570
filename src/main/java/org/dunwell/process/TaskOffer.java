package org.dunwell.process;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.dunwell.collection.Chase;
import org.dunwell.collection.Chaseable;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.contact.Permission;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.HouseCurrency;
import org.dunwell.policy.Policies;
import org.dunwell.staff.Absences;
import org.springframework.stereotype.Component;

/** Ranks a new task by the table rank-work and, when it is a collector's, gives it to whoever already works the case and is there. */
@Component
public class TaskOffer implements TaskListener {

    private static final String CALL = "call-customer";
    private static final Duration A_NIGHT = Duration.ofHours(20);

    private final CollectionCases cases;
    private final Accounts accounts;
    private final Chase chase;
    private final HouseCurrency houseCurrency;
    private final Policies policies;
    private final Absences absences;
    private final ContactPolicy policy;
    private final Customers customers;
    private final Clock clock;

    TaskOffer(CollectionCases cases, Accounts accounts, Chase chase, HouseCurrency houseCurrency, Policies policies, Absences absences, ContactPolicy policy, Customers customers,
              Clock clock) {
        this.cases = cases;
        this.accounts = accounts;
        this.chase = chase;
        this.houseCurrency = houseCurrency;
        this.policies = policies;
        this.absences = absences;
        this.policy = policy;
        this.customers = customers;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        String key = task.getExecution().getProcessBusinessKey();
        Optional<CollectionCase> of = key == null ? Optional.empty() : cases.find(CollectionCase.numberIn(key));
        of.ifPresent(found -> offer(task, found));
    }

    private void offer(DelegateTask task, CollectionCase of) {
        Account account = accounts.get(of.accountId());
        Chaseable chaseable = chase.of(account);
        LocalDate today = chase.today(account);
        Map<String, Object> rank = policies.decide("rank-work", Map.of(
                "task", task.getTaskDefinitionKey(),
                "owedInHouseCurrency", houseCurrency.worth(chaseable.overdue(), today),
                "daysPastDue", chaseable.isNothing() ? 0 : chaseable.oldest().daysPastDue(today)));
        task.setPriority(((Number) rank.get("priority")).intValue());
        if (CALL.equals(task.getBpmnModelElementInstance().getCamundaFormRef())) {
            putOff(task, of);
        }
        boolean forCollectors = task.getCandidates().stream().anyMatch(link -> "collectors".equals(link.getGroupId()));
        if (forCollectors && of.collector() != null && !absences.on(today).contains(of.collector())) {
            task.setAssignee(of.collector());
        }
    }

    /** A call that caps or a conversation forbid for days is not offered before; that it is night there, the form says. */
    private void putOff(DelegateTask task, CollectionCase of) {
        Permission permission = policy.outbound(customers.get(of.customerId()), "phone", true);
        if (permission.kind() == Permission.Kind.LATER && permission.notBefore().isAfter(clock.instant().plus(A_NIGHT))) {
            task.setFollowUpDate(Date.from(permission.notBefore()));
        }
    }
}
