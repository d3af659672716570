package org.dunwell.process;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.dunwell.staff.Staff;
import org.dunwell.worklist.WorkDesk;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The next task, taken in the person's own name and with the person's rights. */
@Component
class EngineWorkDesk implements WorkDesk {

    private static final int MOST_TRIES = 50;

    private final TaskService tasks;
    private final IdentityService identities;
    private final Staff staff;
    private final Clock clock;

    EngineWorkDesk(@Lazy TaskService tasks, @Lazy IdentityService identities, Staff staff, Clock clock) {
        this.tasks = tasks;
        this.identities = identities;
        this.staff = staff;
        this.clock = clock;
    }

    @Override
    public Optional<String> claimNext(String userId) {
        List<String> groups = List.copyOf(staff.groupsOf(userId));
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        identities.setAuthentication(userId, groups);
        try {
            return tasks.createTaskQuery().active().or().taskAssignee(userId).taskUnassigned().endOr().taskCandidateGroupIn(groups).includeAssignedTasks()
                    .followUpBeforeOrNotExistent(Date.from(clock.instant())).orderByTaskPriority().desc().orderByDueDate().asc().listPage(0, MOST_TRIES).stream()
                    .filter(task -> userId.equals(task.getAssignee()) || claims(userId, task)).map(Task::getId).findFirst();
        } finally {
            identities.clearAuthentication();
        }
    }

    /** Somebody may have been quicker, or the person has tried that customer before. */
    private boolean claims(String userId, Task task) {
        try {
            tasks.claim(task.getId(), userId);
            return true;
        } catch (RuntimeException notThisOne) {
            return false;
        }
    }
}
