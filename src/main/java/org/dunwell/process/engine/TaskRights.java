package org.dunwell.process.engine;

import java.util.Collection;
import java.util.Date;
import java.util.Objects;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.dunwell.staff.Groups;

/**
 * Who may do what to a task. Whoever it is offered to: claim it while nobody holds it, and comment. Whoever holds it: give it back, put it off,
 * complete it with its form. Supervisors: all of that for any task, and reassign, delegate, date and rank it; to complete one they take it first.
 */
class TaskRights {

    private final CommandContext context;
    private final String person;
    private final Collection<String> groups;
    private final boolean supervises;

    TaskRights(CommandContext context, String person, Collection<String> groups) {
        this.context = context;
        this.person = person;
        this.groups = groups;
        this.supervises = groups.contains(Groups.SUPERVISORS) || groups.contains(Groups.ADMINISTRATORS);
    }

    void check(Command<?> command) {
        switch (Commands.nameOf(command)) {
            case "SubmitTaskFormCmd" -> ensure(isMine(task(command)), "Claim the task first: only whoever holds it can complete it.");
            case "ClaimTaskCmd" -> claim(command);
            case "AssignTaskCmd" -> assign(command);
            case "SetTaskFollowUpDateCmd" -> ensure(supervises || isMine(task(command)), "Claim the task first: only whoever holds it can put it off.");
            case "AddCommentCmd" -> comment(command);
            case "SaveTaskCmd" -> save(command);
            default -> supervisorsOnly();
        }
    }

    private void claim(Command<?> command) {
        String claimant = CommandFields.text(command, "userId");
        if (claimant == null) {
            ensure(supervises || isMine(task(command)), "Only whoever holds the task can give it back.");
        } else if (!claimant.equals(person)) {
            supervisorsOnly();
        } else {
            TaskEntity task = task(command);
            ensure(supervises || isMine(task) || isOffered(task), "This task is not offered to you.");
        }
    }

    /** Tasklist gives a task back by assigning it to nobody. */
    private void assign(Command<?> command) {
        String assignee = CommandFields.text(command, "userId");
        TaskEntity task = task(command);
        boolean givesBack = assignee == null && isMine(task);
        boolean claims = person.equals(assignee) && task.getAssignee() == null && isOffered(task);
        ensure(supervises || givesBack || claims, "Only a supervisor can give a task to somebody else.");
    }

    private void comment(Command<?> command) {
        TaskEntity task = task(command);
        String processInstanceId = CommandFields.text(command, "processInstanceId");
        ensure(processInstanceId == null || processInstanceId.equals(task.getProcessInstanceId()), "The comment names another case.");
        ensure(supervises || isMine(task) || isOffered(task), "Only those whom the task is offered to can comment on it.");
    }

    private void save(Command<?> command) {
        TaskEntity wanted = (TaskEntity) CommandFields.value(command, "task");
        ensure(wanted.getRevision() > 0, "Tasks come from the diagrams; none can be added by hand.");
        if (supervises) {
            return;
        }
        TaskEntity task = find(wanted.getId());
        ensure(isMine(task), "Claim the task first: only whoever holds it can put it off.");
        boolean nothingElse = Objects.equals(task.getName(), wanted.getName())
                && Objects.equals(task.getDescription(), wanted.getDescription())
                && task.getPriority() == wanted.getPriority()
                && Objects.equals(task.getAssignee(), wanted.getAssignee())
                && Objects.equals(task.getOwner(), wanted.getOwner())
                && task.getDelegationState() == wanted.getDelegationState()
                && sameSecond(task.getDueDate(), wanted.getDueDate())
                && Objects.equals(task.getParentTaskId(), wanted.getParentTaskId())
                && Objects.equals(task.getCaseInstanceId(), wanted.getCaseInstanceId())
                && Objects.equals(task.getTenantId(), wanted.getTenantId());
        ensure(nothingElse, "Only a supervisor can change the due date, the priority or whose task it is; you can set the follow-up date.");
    }

    private void supervisorsOnly() {
        ensure(supervises, "Only a supervisor can reassign or delegate a task, or change its due date, priority or candidates.");
    }

    private TaskEntity task(Command<?> command) {
        String taskId = CommandFields.text(command, "taskId");
        ensure(taskId != null, "This needs a task.");
        return find(taskId);
    }

    private TaskEntity find(String taskId) {
        TaskEntity task = context.getTaskManager().findTaskById(taskId);
        ensure(task != null, "There is no such task any more.");
        return task;
    }

    private boolean isMine(TaskEntity task) {
        return person.equals(task.getAssignee());
    }

    private boolean isOffered(TaskEntity task) {
        return task.getIdentityLinks().stream().anyMatch(link -> person.equals(link.getUserId()) || groups.contains(link.getGroupId()));
    }

    /** The web interface cuts dates to what JSON carries. */
    private static boolean sameSecond(Date one, Date other) {
        return one == null || other == null ? one == other : one.getTime() / 1000 == other.getTime() / 1000;
    }

    private static void ensure(boolean holds, String message) {
        if (!holds) {
            throw new AuthorizationException(message);
        }
    }
}
