package org.dunwell.process;

import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.News;
import org.dunwell.collection.NewsDesk;
import org.dunwell.contact.Permission;
import org.dunwell.staff.Absences;
import org.dunwell.staff.Groups;
import org.dunwell.worklist.RankWork;
import org.springframework.stereotype.Component;

/** Ranks a new task by the table rank-work and, when it is a collector's, gives it to whoever already works the case and is there. */
@Component
public class TaskOffer implements TaskListener {

    private final CollectionCases cases;
    private final NewsDesk news;
    private final RankWork ranks;
    private final Absences absences;
    private final PutOffCalls calls;

    TaskOffer(CollectionCases cases, NewsDesk news, RankWork ranks, Absences absences, PutOffCalls calls) {
        this.cases = cases;
        this.news = news;
        this.ranks = ranks;
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
        task.setPriority(ranks.now(of, task.getTaskDefinitionKey(), task.getDueDate() == null ? null : task.getDueDate().toInstant()).points());
        String form = task.getBpmnModelElementInstance().getCamundaFormRef();
        Optional<Permission> against = calls.against(of, form, of.collector());
        against.filter(permission -> !permission.isNever()).ifPresent(later -> task.setFollowUpDate(Date.from(later.notBefore())));
        if (against.filter(Permission::isNever).isPresent() || calls.needsCare(of, form)) {
            // the engine cannot take candidates from a task that it is about to make
            news.post(of, News.Kind.CONTACT_RULES_CHANGED, null);
        }
        boolean forCollectors = task.getCandidates().stream().anyMatch(link -> Groups.COLLECTORS.equals(link.getGroupId()));
        if (forCollectors && of.collector() != null && !absences.on(ranks.today()).contains(of.collector())) {
            task.setAssignee(of.collector());
        }
    }
}
