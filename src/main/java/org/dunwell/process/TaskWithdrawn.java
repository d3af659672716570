package org.dunwell.process;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.dunwell.collection.Chase;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.News;
import org.dunwell.collection.NewsBook;
import org.dunwell.trail.Trail;
import org.dunwell.trail.TrailEntry;
import org.springframework.stereotype.Component;

/** Writes down that somebody's task has vanished although nobody completed it, whose it was, and why. */
@Component
public class TaskWithdrawn {

    private static final Map<News.Kind, String> REASONS = Map.of(News.Kind.DISPUTE_RAISED, "disputeRaised", News.Kind.PROMISE_MADE, "promiseMade",
            News.Kind.CONTACT_STOPPED, "contactStopped", News.Kind.CASE_WITHDRAWN, "caseWithdrawn", News.Kind.PLACEMENT_RECALLED, "placementRecalled",
            News.Kind.PLACEMENT_ACKNOWLEDGED, "placementAcknowledged", News.Kind.ADDRESS_COMPLETED, "addressCompleted");

    private final CollectionCases cases;
    private final NewsBook news;
    private final Chase chase;
    private final Trail trail;

    TaskWithdrawn(CollectionCases cases, NewsBook news, Chase chase, Trail trail) {
        this.cases = cases;
        this.news = news;
        this.chase = chase;
        this.trail = trail;
    }

    public void notify(DelegateTask task) {
        String key = task.getExecution() == null ? null : task.getExecution().getProcessBusinessKey();
        Optional<CollectionCase> of = key == null ? Optional.empty() : cases.find(CollectionCase.numberIn(key));
        of.ifPresent(found -> trail.ofCase(found.number(), found.customerId(), TrailEntry.TASK_WITHDRAWN, reason(found), task.getName(), task.getAssignee()));
    }

    private String reason(CollectionCase of) {
        Optional<News.Kind> told = news.beingTold(of.id());
        if (told.isPresent() && REASONS.containsKey(told.get())) {
            return REASONS.get(told.get());
        }
        return !chase.of(of.accountId()).overdue().isPositive() ? "paidInFull" : told.isPresent() ? "balanceChanged" : "caseWentOn";
    }
}
