package org.dunwell.process;

import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.dunwell.collection.CollectionCase;
import org.dunwell.demo.Desks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Works the tasks of the demonstration as its staff would: logged in as them, with their rights, through the real forms. */
@Component
@Profile("demo")
class StaffDesks implements Desks {

    private static final Logger LOG = LoggerFactory.getLogger(StaffDesks.class);

    private final TaskService tasks;
    private final FormService forms;
    private final RuntimeService runtime;
    private final IdentityService identity;
    private final WorkListLook look;
    private final Clock clock;

    StaffDesks(TaskService tasks, FormService forms, RuntimeService runtime, IdentityService identity, WorkListLook look,
               Clock clock) {
        this.tasks = tasks;
        this.forms = forms;
        this.runtime = runtime;
        this.identity = identity;
        this.look = look;
        this.clock = clock;
    }

    @Override
    public List<Work> open() {
        List<Task> open = tasks.createTaskQuery().active().followUpBeforeOrNotExistent(Date.from(clock.instant()))
                .orderByTaskCreateTime().asc().orderByTaskId().asc().list();
        Map<String, String> keys = businessKeys(open);
        return open.stream().filter(task -> keys.get(task.getProcessInstanceId()) != null).map(task -> new Work(task.getId(), task.getTaskDefinitionKey(),
                CollectionCase.numberIn(keys.get(task.getProcessInstanceId())), task.getAssignee(), task.getCreateTime().toInstant())).toList();
    }

    private Map<String, String> businessKeys(List<Task> open) {
        Map<String, String> keys = new HashMap<>();
        if (!open.isEmpty()) {
            Set<String> instances = new HashSet<>(open.stream().map(Task::getProcessInstanceId).toList());
            runtime.createProcessInstanceQuery().processInstanceIds(instances).list()
                    .forEach(instance -> keys.put(instance.getId(), instance.getBusinessKey()));
        }
        return keys;
    }

    @Override
    public boolean complete(Work work, String who, Map<String, Object> answers) {
        return tryAs(who, work, () -> {
            if (work.assignee() == null) {
                tasks.claim(work.taskId(), who);
            }
            forms.submitTaskForm(work.taskId(), answers);
        });
    }

    @Override
    public void putOffForbiddenCalls() {
        look.now();
    }

    @Override
    public boolean claim(Work work, String who) {
        return tryAs(who, work, () -> tasks.claim(work.taskId(), who));
    }

    @Override
    public List<String> staff(String group) {
        return identity.createUserQuery().memberOfGroup(group).orderByUserId().asc().list().stream().map(User::getId).toList();
    }

    @Override
    public void as(String who, Runnable deed) {
        List<String> groups = identity.createGroupQuery().groupMember(who).list().stream().map(Group::getId).toList();
        identity.setAuthentication(who, groups);
        try {
            deed.run();
        } finally {
            identity.clearAuthentication();
        }
    }

    private boolean tryAs(String who, Work work, Runnable deed) {
        try {
            as(who, deed);
            return true;
        } catch (RuntimeException refused) {
            LOG.debug("{} could not work {} of {}: {}", who, work.step(), work.caseNumber(), refused.getMessage());
            return false;
        }
    }
}
