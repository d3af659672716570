package org.dunwell.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.dunwell.privacy.CaseTraces;
import org.dunwell.privacy.CustomerRecords.Section;
import org.dunwell.process.engine.AsEngine;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the engine keeps of ended cases, and what people have noted on their tasks. */
@Component
class EngineTraces implements CaseTraces {

    private final HistoryService history;
    private final TaskService tasks;
    private final AsEngine asEngine;

    EngineTraces(@Lazy HistoryService history, @Lazy TaskService tasks, AsEngine asEngine) {
        this.history = history;
        this.tasks = tasks;
        this.asEngine = asEngine;
    }

    @Override
    public Section of(List<String> processInstances) {
        List<Map<String, Object>> rows = new ArrayList<>();
        asEngine.run(() -> withCalled(processInstances).forEach(instance -> {
            rows.add(row(instance, "process", instance.getStartTime().toInstant().toString(), instance.getStartUserId(),
                    instance.getProcessDefinitionKey() + (instance.getEndTime() == null ? ", running" : ", ended " + instance.getEndTime().toInstant())));
            history.createHistoricTaskInstanceQuery().processInstanceId(instance.getId()).orderByHistoricActivityInstanceStartTime().asc().list().forEach(task -> {
                rows.add(row(instance, "task", task.getStartTime().toInstant().toString(), task.getAssignee(), task.getName()));
                tasks.getTaskComments(task.getId()).forEach(said -> rows.add(row(instance, "comment", said.getTime().toInstant().toString(), said.getUserId(), said.getFullMessage())));
            });
        }));
        return new Section("process_engine", rows);
    }

    private static Map<String, Object> row(HistoricProcessInstance instance, String kind, String at, String who, String what) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("business_key", instance.getBusinessKey());
        row.put("kind", kind);
        row.put("at", at);
        row.put("who", who);
        row.put("what", what);
        return row;
    }

    @Override
    public void erase(List<String> processInstances) {
        asEngine.run(() -> withCalled(processInstances).forEach(ended -> history.deleteHistoricProcessInstance(ended.getId())));
    }

    /** Those that were called come first, so that nothing is left without the one that called it. */
    private List<HistoricProcessInstance> withCalled(List<String> processInstances) {
        List<HistoricProcessInstance> all = new ArrayList<>();
        for (String id : processInstances) {
            all.addAll(withCalled(history.createHistoricProcessInstanceQuery().superProcessInstanceId(id).list().stream().map(HistoricProcessInstance::getId).toList()));
            HistoricProcessInstance own = history.createHistoricProcessInstanceQuery().processInstanceId(id).singleResult();
            if (own != null) {
                all.add(own);
            }
        }
        return all;
    }
}
