package org.dunwell.process;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.contact.Permission;
import org.dunwell.staff.Groups;
import org.dunwell.staff.Staff;
import org.dunwell.worklist.RankWork;
import org.dunwell.worklist.Standing;
import org.dunwell.worklist.Standings;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Ranks open tasks anew, puts off what may not be done now, and gives what needs special care to those who take it. */
@Component
class OfferAgain {

    private static final int PAGE = 500;
    private static final Set<String> CAREFUL = Set.of(Groups.SUPERVISORS, Groups.SPECIALISTS);

    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final RuntimeService runtime;
    private final RepositoryService models;
    private final CollectionCases cases;
    private final PutOffCalls rules;
    private final RankWork ranks;
    private final Standings standings;
    private final Staff staff;

    OfferAgain(@Lazy TaskService tasks, @Lazy AuthorizationService authorizations, @Lazy RuntimeService runtime, @Lazy RepositoryService models, CollectionCases cases, PutOffCalls rules, RankWork ranks,
               Standings standings, Staff staff) {
        this.tasks = tasks;
        this.authorizations = authorizations;
        this.runtime = runtime;
        this.models = models;
        this.cases = cases;
        this.rules = rules;
        this.ranks = ranks;
        this.standings = standings;
        this.staff = staff;
    }

    /** After something of the case has changed. */
    void again(CollectionCase of) {
        Stream.of(tasks.createTaskQuery().processInstanceBusinessKey(of.number()), tasks.createTaskQuery().processInstanceBusinessKeyLike(of.number() + "/%"))
                .flatMap(query -> query.initializeFormKeys().list().stream()).forEach(task -> offer(task, of));
    }

    /** The most worthwhile that are offered. */
    void again(List<Task> offered) {
        Map<String, CollectionCase> of = casesOf(offered);
        offered.stream().filter(task -> of.containsKey(task.getProcessInstanceId())).forEach(task -> unlessChanged(() -> offer(task, of.get(task.getProcessInstanceId()))));
    }

    /** Every open task, for what a day changes: ages and due dates. */
    void all() {
        for (int from = 0; ; from += PAGE) {
            List<Task> page = tasks.createTaskQuery().active().orderByTaskId().asc().listPage(from, PAGE);
            Map<String, CollectionCase> of = casesOf(page);
            Map<Long, Standing> standing = standings.of(of.values().stream().map(CollectionCase::id).distinct().toList(), ranks.today());
            page.stream().filter(task -> of.containsKey(task.getProcessInstanceId())).forEach(task -> unlessChanged(() ->
                    rank(task, ranks.ofTheDay(standing.get(of.get(task.getProcessInstanceId()).id()), task.getTaskDefinitionKey(), due(task)).points())));
            if (page.size() < PAGE) {
                return;
            }
        }
    }

    private void offer(Task task, CollectionCase of) {
        String form = task.getCamundaFormRef() == null ? null : task.getCamundaFormRef().getKey();
        Optional<Permission> against = rules.against(of, form, task.getAssignee());
        against.filter(permission -> !permission.isNever()).map(Permission::notBefore)
                .filter(when -> task.getFollowUpDate() == null || task.getFollowUpDate().toInstant().isBefore(when))
                .ifPresent(when -> {
                    task.setFollowUpDate(Date.from(when));
                    tasks.saveTask(task);
                });
        if (rules.isContact(form)) {
            offerToWhomItMayConcern(task, against.filter(Permission::isNever).isPresent() || rules.needsCare(of, form));
        }
        rank(task, ranks.now(of, task.getTaskDefinitionKey(), due(task)).points());
    }

    private void rank(Task task, int points) {
        if (task.getPriority() != points) {
            tasks.setPriority(task.getId(), points);
        }
    }

    /** Whom a supervisor has offered it to otherwise stays. */
    private void offerToWhomItMayConcern(Task task, boolean withCare) {
        Set<String> now = tasks.getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId).filter(group -> group != null).collect(Collectors.toSet());
        Set<String> drawn = drawn(task);
        if (withCare) {
            offerTo(CAREFUL, now, task);
        } else if (now.equals(CAREFUL) && !drawn.isEmpty()) {
            offerTo(drawn, now, task);
        }
    }

    private void offerTo(Set<String> groups, Set<String> now, Task task) {
        now.stream().filter(group -> !groups.contains(group)).forEach(group -> tasks.deleteCandidateGroup(task.getId(), group));
        groups.stream().filter(group -> !now.contains(group)).forEach(group -> tasks.addCandidateGroup(task.getId(), group));
        if (!groups.equals(now)) {
            if (task.getAssignee() != null && isNoneOf(task.getAssignee(), groups) && isNoneOf(task.getAssignee(), CAREFUL)) {
                tasks.setAssignee(task.getId(), null);
            }
            forget(task, groups);
        }
    }

    /** The engine leaves the rights of those to whom it was offered before. */
    private void forget(Task task, Set<String> groups) {
        authorizations.createAuthorizationQuery().resourceType(Resources.TASK).resourceId(task.getId()).list().stream()
                .filter(right -> right.getGroupId() != null ? !groups.contains(right.getGroupId()) : isNoneOf(right.getUserId(), groups))
                .forEach(right -> authorizations.deleteAuthorization(right.getId()));
    }

    private boolean isNoneOf(String userId, Set<String> groups) {
        return staff.groupsOf(userId).stream().noneMatch(groups::contains);
    }

    /** Empty where the diagram computes them. */
    private Set<String> drawn(Task task) {
        String groups = ((UserTask) models.getBpmnModelInstance(task.getProcessDefinitionId()).getModelElementById(task.getTaskDefinitionKey())).getCamundaCandidateGroups();
        return groups == null || groups.contains("${") ? Set.of() : Arrays.stream(groups.split(",")).map(String::strip).collect(Collectors.toSet());
    }

    private Map<String, CollectionCase> casesOf(Collection<Task> some) {
        Map<String, CollectionCase> found = new HashMap<>();
        Set<String> instances = some.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet());
        if (!instances.isEmpty()) {
            Map<String, String> numbers = runtime.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
                    .filter(instance -> instance.getBusinessKey() != null)
                    .collect(Collectors.toMap(ProcessInstance::getId, instance -> CollectionCase.numberIn(instance.getBusinessKey())));
            Map<String, CollectionCase> byNumber = cases.findAll(numbers.values().stream().distinct().toList()).stream()
                    .collect(Collectors.toMap(CollectionCase::number, of -> of));
            numbers.forEach((instance, number) -> {
                if (byNumber.containsKey(number)) {
                    found.put(instance, byNumber.get(number));
                }
            });
        }
        return found;
    }

    private static void unlessChanged(Runnable work) {
        try {
            work.run();
        } catch (OptimisticLockingException changed) {
            // somebody was at it at this moment; it is looked at again
        }
    }

    private static Instant due(Task task) {
        return task.getDueDate() == null ? null : task.getDueDate().toInstant();
    }
}
