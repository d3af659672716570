package org.dunwell.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.migration.MigratingActivityInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigratingTransitionInstanceValidationReport;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Refusal;
import org.dunwell.migration.Change;
import org.dunwell.migration.Change.Kind;
import org.dunwell.migration.Plan;
import org.dunwell.migration.Verdict;
import org.dunwell.process.Calendar.Wait;
import org.dunwell.process.engine.Migrations;
import org.dunwell.process.engine.Migrations.DrawnTask;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Takes one case, with the processes it has called, from one version to another. The engine moves the tokens and leaves tasks and inputs as the old version
 * drew them: here they become what the new one says.
 */
@Component
class CaseTransfer {

    private final RuntimeService runtime;
    private final RepositoryService models;
    private final ManagementService jobs;
    private final TaskService tasks;
    private final IdentityService identities;
    private final StepMatching matching;
    private final Migrations migrations;
    private final CollectionCases cases;
    private final Calendar calendar;
    private final Clock clock;

    CaseTransfer(@Lazy RuntimeService runtime, @Lazy RepositoryService models, @Lazy ManagementService jobs, @Lazy TaskService tasks, @Lazy IdentityService identities,
                 StepMatching matching, Migrations migrations, CollectionCases cases, Calendar calendar, Clock clock) {
        this.runtime = runtime;
        this.models = models;
        this.jobs = jobs;
        this.tasks = tasks;
        this.identities = identities;
        this.matching = matching;
        this.migrations = migrations;
        this.cases = cases;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The case itself, or a process that it has called. */
    private record Part(String instanceId, String from, String to, StepMatching.Matched matched) {
    }

    /** One thing that becomes different, and how it is done. */
    private record Mend(Change change, Runnable deed) {
    }

    Optional<Verdict> check(Plan plan, String instanceId, List<Change> dates) {
        return rootOf(plan, instanceId).map(root -> look(plan, root, dates).verdict());
    }

    Optional<Verdict> move(Plan plan, String instanceId, List<Change> dates) {
        return rootOf(plan, instanceId).map(root -> {
            Look look = look(plan, root, dates);
            if (look.verdict().fits()) {
                look.parts().forEach(part -> runtime.newMigration(part.matched().plan()).processInstanceIds(part.instanceId()).skipCustomListeners().skipIoMappings().execute());
                look.mends().forEach(mend -> mend.deed().run());
            }
            return look.verdict();
        });
    }

    private record Look(List<Part> parts, Verdict verdict, List<Mend> mends) {
    }

    private Optional<ProcessInstance> rootOf(Plan plan, String instanceId) {
        return Optional.ofNullable(runtime.createProcessInstanceQuery().processInstanceId(instanceId).processDefinitionId(plan.fromDefinition()).singleResult());
    }

    private Look look(Plan plan, ProcessInstance root, List<Change> dates) {
        String standsAt = String.join(", ", new TreeSet<>(CollectionJourney.labels(runtime.getActivityInstance(root.getId()))));
        List<Part> parts = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        collect(plan, root, parts, failures);
        parts.forEach(part -> failures.addAll(failures(part)));
        if (!failures.isEmpty()) {
            return new Look(List.of(), new Verdict(standsAt, String.join(" ", new TreeSet<>(failures)), List.of()), List.of());
        }
        CollectionCase of = root.getBusinessKey() == null ? null : cases.find(CollectionCase.numberIn(root.getBusinessKey())).orElse(null);
        List<Mend> mends = parts.stream().flatMap(part -> Stream.of(places(part), timers(plan, part, of, dates), tasks(plan, part, dates)).flatMap(List::stream)).toList();
        return new Look(parts, new Verdict(standsAt, null, mends.stream().map(Mend::change).filter(Objects::nonNull).toList()), mends);
    }

    private void collect(Plan plan, ProcessInstance instance, List<Part> parts, List<String> failures) {
        ProcessDefinition from = models.getProcessDefinition(instance.getProcessDefinitionId());
        ProcessDefinition to = instance.getProcessDefinitionId().equals(plan.fromDefinition()) ? models.getProcessDefinition(plan.toDefinition())
                : inDeployment(from.getKey(), models.getProcessDefinition(plan.toDefinition()).getDeploymentId());
        if (to == null) {
            failures.add("The new version has no process “" + (from.getName() == null ? from.getKey() : from.getName()) + "”, and this case has called it.");
            return;
        }
        if (!to.getId().equals(from.getId())) {
            try {
                parts.add(new Part(instance.getId(), from.getId(), to.getId(), matching.match(from.getId(), to.getId(), plan.chosen().getOrDefault(from.getKey(), Map.of()))));
            } catch (Refusal chosenForAnotherVersion) {
                failures.add(chosenForAnotherVersion.getMessage());
            }
        }
        runtime.createProcessInstanceQuery().superProcessInstanceId(instance.getId()).list().forEach(called -> collect(plan, called, parts, failures));
    }

    ProcessDefinition inDeployment(String process, String deploymentId) {
        return models.createProcessDefinitionQuery().processDefinitionKey(process).deploymentId(deploymentId).singleResult();
    }

    // whether it can

    private List<String> failures(Part part) {
        List<String> failures = new ArrayList<>();
        migrations.tryOut(part.matched().plan(), part.instanceId()).ifPresent(report -> {
            failures.addAll(report.getFailures());
            for (MigratingActivityInstanceValidationReport step : report.getActivityInstanceReports()) {
                step.getFailures().forEach(failure -> failures.add(inWords(part, step.getSourceScopeId(), failure)));
            }
            for (MigratingTransitionInstanceValidationReport step : report.getTransitionInstanceReports()) {
                step.getFailures().forEach(failure -> failures.add(inWords(part, step.getSourceScopeId(), failure)));
            }
        });
        return failures;
    }

    private String inWords(Part part, String step, String failure) {
        String label = "“" + matching.label(part.from(), step) + "”";
        return failure.contains("no migration instruction") ? "No step of the new version takes the place of " + label + ": choose one." : label + ": " + failure + ".";
    }

    // what becomes different

    private List<Mend> places(Part part) {
        return runtime.getActiveActivityIds(part.instanceId()).stream().distinct()
                .filter(step -> !matching.label(part.from(), step).equals(matching.label(part.to(), part.matched().of(step))))
                .map(step -> new Mend(new Change(Kind.PLACE, part.matched().of(step), matching.label(part.to(), part.matched().of(step)), matching.label(part.from(), step),
                        matching.label(part.to(), part.matched().of(step))), () -> { }))
                .toList();
    }

    private List<Mend> timers(Plan plan, Part part, CollectionCase of, List<Change> dates) {
        List<Mend> mends = new ArrayList<>();
        for (Job timer : jobs.createJobQuery().processInstanceId(part.instanceId()).timers().list()) {
            String step = jobs.createJobDefinitionQuery().jobDefinitionId(timer.getJobDefinitionId()).singleResult().getActivityId();
            String target = part.matched().of(step);
            Optional<FlowNode> was = matching.node(part.from(), step);
            Optional<FlowNode> is = matching.node(part.to(), target);
            if (was.isEmpty() || is.isEmpty()) {
                continue;
            }
            inputs(timer.getExecutionId(), was.get(), is.get()).ifPresent(mends::add);
            Optional<Date> due = before(dates, Kind.WAIT, step, timer.getDuedate())
                    .or(() -> plan.recompute() ? drawnAnew(of, timer, Waits.drawn(was.get()), Waits.drawn(is.get())) : Optional.empty());
            due.filter(date -> !date.equals(timer.getDuedate())).ifPresent(date -> mends.add(new Mend(
                    new Change(Kind.WAIT, target, StepMatching.label(is.get()), moment(timer.getDuedate()), moment(date)),
                    () -> jobs.setJobDuedate(timer.getId(), date))));
            if (plan.recompute() && due.isEmpty() && isNoBlock(was.get(), is.get()) && !drawnTimer(was.get()).equals(drawnTimer(is.get()))) {
                mends.add(new Mend(new Change(Kind.WAIT, target, StepMatching.label(is.get()), moment(timer.getDuedate()), null), () -> readAnew(of, timer.getId())));
            }
        }
        return mends;
    }

    private static boolean isNoBlock(FlowNode was, FlowNode is) {
        return Waits.drawn(was).isEmpty() || Waits.drawn(is).isEmpty();
    }

    private static String drawnTimer(FlowNode node) {
        return node.getChildElementsByType(TimerEventDefinition.class).stream().map(timer -> timer.getTextContent().strip()).collect(Collectors.joining())
                + new TreeMap<>(Waits.inputs(node));
    }

    /** A timer that is no wait block: counted from when the case came there. */
    private void readAnew(CollectionCase of, String timerId) {
        jobs.recalculateJobDuedate(timerId, true);
        Job timer = jobs.createJobQuery().jobId(timerId).singleResult();
        if (of != null && !timer.getDuedate().toInstant().isAfter(clock.instant())) {
            jobs.setJobDuedate(timerId, calendar.nextMorning(of));
        }
    }

    /**
     * A wait that is drawn differently ends earlier or later by the difference, so that pauses stay counted. What would then be over ends next morning: the
     * move itself sets nothing off.
     */
    private Optional<Date> drawnAnew(CollectionCase of, Job timer, Optional<Wait> was, Optional<Wait> is) {
        boolean alike = was.isEmpty() || is.isEmpty() || was.equals(is);
        boolean askedFor = !alike && was.get().countedFrom().equals(Calendar.NOW) && runtime.getVariableLocal(timer.getExecutionId(), Facts.CALL_AGAIN_ON) != null;
        Instant now = clock.instant();
        if (alike || askedFor || of == null || timer.getDuedate().toInstant().isBefore(now)) {
            return Optional.empty();
        }
        Instant began = timer.getCreateTime() == null ? now : timer.getCreateTime().toInstant();
        Duration difference = Duration.between(calendar.due(of, was.get(), began).toInstant(), calendar.due(of, is.get(), began).toInstant());
        Instant due = timer.getDuedate().toInstant().plus(difference);
        return Optional.of(due.isAfter(now) ? Date.from(due) : calendar.nextMorning(of));
    }

    private List<Mend> tasks(Plan plan, Part part, List<Change> dates) {
        List<Mend> mends = new ArrayList<>();
        for (Task task : tasks.createTaskQuery().processInstanceId(part.instanceId()).list()) {
            String step = task.getTaskDefinitionKey();
            String target = part.matched().of(step);
            DrawnTask was = migrations.drawn(task.getId(), part.from(), step);
            DrawnTask is = migrations.drawn(task.getId(), part.to(), target);
            matching.node(part.from(), step).ifPresent(before -> matching.node(part.to(), target)
                    .flatMap(after -> inputs(task.getExecutionId(), before, after)).ifPresent(mends::add));
            mends.addAll(words(task, target, was, is));
            mends.addAll(groups(task, target, was, is));
            form(part, task, target, is).ifPresent(mends::add);
            before(dates, Kind.DUE, step, task.getDueDate())
                    .or(() -> plan.recompute() && !migrations.dueAlike(part.from(), step, part.to(), target)
                            ? Optional.ofNullable(migrations.due(task.getId(), part.to(), target)) : Optional.empty())
                    .filter(date -> !date.equals(task.getDueDate()))
                    .ifPresent(date -> mends.add(new Mend(new Change(Kind.DUE, target, is.name(), moment(task.getDueDate()), moment(date)),
                            () -> save(task, open -> open.setDueDate(date)))));
        }
        return mends;
    }

    private List<Mend> words(Task task, String target, DrawnTask was, DrawnTask is) {
        List<Mend> mends = new ArrayList<>();
        if (!Objects.equals(was.name(), is.name())) {
            mends.add(new Mend(new Change(Kind.NAME, target, is.name(), task.getName(), is.name()), () -> save(task, open -> open.setName(is.name()))));
        }
        if (!Objects.equals(was.instruction(), is.instruction())) {
            mends.add(new Mend(new Change(Kind.INSTRUCTION, target, is.name(), null, null), () -> save(task, open -> open.setDescription(is.instruction()))));
        }
        return mends;
    }

    /** Groups that a supervisor has added stay; whoever holds the task and is in none of its groups any more gives it back. */
    private List<Mend> groups(Task task, String target, DrawnTask was, DrawnTask is) {
        Set<String> now = tasks.getIdentityLinksForTask(task.getId()).stream().filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId).filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
        Set<String> next = new TreeSet<>(now);
        next.removeAll(was.groups());
        next.addAll(is.groups());
        if (was.groups().equals(is.groups()) || next.equals(now)) {
            return List.of();
        }
        List<Mend> mends = new ArrayList<>();
        mends.add(new Mend(new Change(Kind.GROUP, target, is.name(), String.join(", ", now), String.join(", ", next)), () -> {
            now.stream().filter(group -> !next.contains(group)).forEach(group -> tasks.deleteCandidateGroup(task.getId(), group));
            next.stream().filter(group -> !now.contains(group)).forEach(group -> tasks.addCandidateGroup(task.getId(), group));
        }));
        if (task.getAssignee() != null && identities.createGroupQuery().groupMember(task.getAssignee()).list().stream().map(Group::getId).noneMatch(next::contains)) {
            mends.add(new Mend(new Change(Kind.HANDED_BACK, target, is.name(), task.getAssignee(), null), () -> tasks.setAssignee(task.getId(), null)));
        }
        return mends;
    }

    private Optional<Mend> form(Part part, Task task, String target, DrawnTask is) {
        String was = formOf(part.from(), task.getTaskDefinitionKey());
        String next = formOf(part.to(), target);
        boolean same = Objects.equals(was, next) && (was == null || Arrays.equals(content(part.from(), was), content(part.to(), next)));
        return same ? Optional.empty() : Optional.of(new Mend(new Change(Kind.FORM, target, is.name(), was, next), () -> { }));
    }

    private String formOf(String definitionId, String step) {
        return matching.node(definitionId, step).map(node -> node instanceof UserTask task ? task.getCamundaFormRef() : null).orElse(null);
    }

    private byte[] content(String definitionId, String form) {
        String deployment = models.getProcessDefinition(definitionId).getDeploymentId();
        if (!models.getDeploymentResourceNames(deployment).contains("forms/" + form + ".form")) {
            return new byte[0];
        }
        try (InputStream drawn = models.getResourceAsStream(deployment, "forms/" + form + ".form")) {
            return drawn.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What is written on a block; expressions were evaluated when the case came there, and stay. */
    private Optional<Mend> inputs(String executionId, FlowNode was, FlowNode is) {
        Map<String, String> before = Waits.inputs(was);
        Map<String, String> changed = Waits.inputs(is).entrySet().stream()
                .filter(input -> !input.getValue().contains("${") && !input.getValue().equals(before.get(input.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, input -> input.getValue().strip()));
        return changed.isEmpty() || executionId == null ? Optional.empty() : Optional.of(new Mend(null, () -> runtime.setVariablesLocal(executionId, changed)));
    }

    /** The date that an earlier move has changed, unless somebody has changed it again. */
    private static Optional<Date> before(List<Change> dates, Kind kind, String step, Date now) {
        return dates.stream().filter(change -> change.kind() == kind && change.place().equals(step) && change.before() != null && Objects.equals(change.after(), moment(now)))
                .findFirst().map(change -> Date.from(Instant.parse(change.before())));
    }

    private void save(Task task, java.util.function.Consumer<Task> change) {
        Task open = tasks.createTaskQuery().taskId(task.getId()).singleResult();
        change.accept(open);
        tasks.saveTask(open);
    }

    private static String moment(Date date) {
        return date == null ? null : date.toInstant().toString();
    }
}
