package org.dunwell.process;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.dunwell.collection.CollectionCase;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The open tasks by which people would chase a case: a pause gives them a follow-up date, its end takes it away. */
@Component
class OpenTasks {

    private static final int MOST_URGENT = 99;

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final RepositoryService models;

    OpenTasks(@Lazy TaskService tasks, @Lazy RuntimeService runtime, @Lazy RepositoryService models) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.models = models;
    }

    void followUp(CollectionCase of, Instant when) {
        for (Task task : chasing(of)) {
            task.setFollowUpDate(when == null ? null : Date.from(when));
            tasks.saveTask(task);
        }
    }

    /** Offered to one more group, and ranked before everything else. */
    void escalate(String processInstanceId, String key, String group) {
        tasks.createTaskQuery().processInstanceId(processInstanceId).taskDefinitionKey(key).list().forEach(task -> {
            tasks.addCandidateGroup(task.getId(), group);
            tasks.setPriority(task.getId(), MOST_URGENT);
        });
    }

    /** Tasks in the straight journey and in a visit; those of event sub-processes, disputes and arrangements are not chasing. */
    private List<Task> chasing(CollectionCase of) {
        List<Task> found = new java.util.ArrayList<>(tasks.createTaskQuery().processInstanceId(of.processInstanceId()).list().stream()
                .filter(task -> models.getBpmnModelInstance(task.getProcessDefinitionId()).getModelElementById(task.getTaskDefinitionKey())
                        .getParentElement() instanceof Process)
                .toList());
        runtime.createProcessInstanceQuery().superProcessInstanceId(of.processInstanceId()).processDefinitionKey("visit-customer").list()
                .forEach(visit -> found.addAll(tasks.createTaskQuery().processInstanceId(visit.getId()).list()));
        return found;
    }
}
