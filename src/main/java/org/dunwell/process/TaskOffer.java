package org.dunwell.process;

import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.dunwell.collection.Chase;
import org.dunwell.collection.Chaseable;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.contact.Permission;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.HouseCurrency;
import org.dunwell.policy.Policies;
import org.dunwell.staff.Absences;
import org.dunwell.staff.Groups;
import org.springframework.stereotype.Component;

/** Ranks a new task by the table rank-work and, when it is a collector's, gives it to whoever already works the case and is there. */
@Component
public class TaskOffer implements TaskListener {

    private final CollectionCases cases;
    private final Accounts accounts;
    private final Chase chase;
    private final HouseCurrency houseCurrency;
    private final Policies policies;
    private final Absences absences;
    private final PutOffCalls calls;

    TaskOffer(CollectionCases cases, Accounts accounts, Chase chase, HouseCurrency houseCurrency, Policies policies, Absences absences, PutOffCalls calls) {
        this.cases = cases;
        this.accounts = accounts;
        this.chase = chase;
        this.houseCurrency = houseCurrency;
        this.policies = policies;
        this.absences = absences;
        this.calls = calls;
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
        String form = task.getBpmnModelElementInstance().getCamundaFormRef();
        Optional<Permission> against = calls.against(of, form, of.collector());
        against.filter(permission -> !permission.isNever()).ifPresent(later -> task.setFollowUpDate(Date.from(later.notBefore())));
        if (against.filter(Permission::isNever).isPresent() || calls.needsCare(of, form)) {
            task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull).toList().forEach(task::deleteCandidateGroup);
            task.addCandidateGroup(Groups.SUPERVISORS);
            task.addCandidateGroup(Groups.SPECIALISTS);
        }
        boolean forCollectors = task.getCandidates().stream().anyMatch(link -> Groups.COLLECTORS.equals(link.getGroupId()));
        if (forCollectors && of.collector() != null && !absences.on(today).contains(of.collector())) {
            task.setAssignee(of.collector());
        }
    }
}
