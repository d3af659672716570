package org.dunwell.process;

import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.staff.Absences;
import org.dunwell.trail.Trail;
import org.dunwell.worklist.RankWork;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What somebody holds who has been away for some days is offered to others again, and their cases are nobody's until a colleague calls. */
@Component
class CoverAbsent {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final CollectionCases cases;
    private final Absences absences;
    private final RankWork ranks;
    private final Trail trail;
    private final int afterDays;

    CoverAbsent(@Lazy TaskService tasks, @Lazy RuntimeService runtime, CollectionCases cases, Absences absences, RankWork ranks, Trail trail,
                @Value("${dunwell.absence.days-until-covered:1}") int afterDays) {
        if (afterDays < 0) {
            throw new IllegalArgumentException("dunwell.absence.days-until-covered: 0 or more days, not " + afterDays);
        }
        this.tasks = tasks;
        this.runtime = runtime;
        this.cases = cases;
        this.absences = absences;
        this.ranks = ranks;
        this.trail = trail;
        this.afterDays = afterDays;
    }

    void now() {
        LocalDate today = ranks.today();
        absences.between(today, today).stream().filter(away -> !away.firstDay().plusDays(afterDays).isAfter(today)).map(Absences.Absence::userId).distinct()
                .forEach(this::cover);
    }

    private void cover(String userId) {
        List<Task> left = tasks.createTaskQuery().active().taskAssignee(userId).list();
        for (Task task : left) {
            tasks.setAssignee(task.getId(), null);
            ProcessInstance instance = runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult();
            if (instance != null && instance.getBusinessKey() != null) {
                cases.find(CollectionCase.numberIn(instance.getBusinessKey())).ifPresent(of -> {
                    trail.ofCase(of.number(), of.customerId(), "offeredToOthers", task.getName() + ": away", userId, null);
                    if (userId.equals(of.collector())) {
                        cases.collectorIs(of.id(), null);
                    }
                });
            }
        }
    }
}
