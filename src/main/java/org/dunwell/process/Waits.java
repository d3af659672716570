package org.dunwell.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.dunwell.collection.CollectionCase;
import org.dunwell.process.Calendar.Wait;
import org.dunwell.process.engine.Timers;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The wait blocks at which a case stands: stopped by a pause, going on afterwards, counted anew when a message leaves late. */
@Component
class Waits {

    private final ManagementService jobs;
    private final RepositoryService models;
    private final RuntimeService runtime;
    private final Timers timers;
    private final Calendar calendar;

    Waits(@Lazy ManagementService jobs, @Lazy RepositoryService models, @Lazy RuntimeService runtime, Timers timers,
          Calendar calendar) {
        this.jobs = jobs;
        this.models = models;
        this.runtime = runtime;
        this.timers = timers;
        this.calendar = calendar;
    }

    void stop(CollectionCase of) {
        forEach(of, (job, wait) -> timers.stop(job.getId()));
    }

    /** The remaining time runs; or the step is due {@code atOnce}, though never before the customer's last chance has ended. */
    void goOn(CollectionCase of, Instant now, boolean atOnce) {
        Duration pause = Duration.between(of.pausedAt(), now);
        forEach(of, (job, wait) -> {
            Date due = job.getDuedate();
            if (!atOnce) {
                timers.goOn(job.getId(), Date.from(due.toInstant().plus(pause)));
            } else {
                timers.goOn(job.getId(), isLastChance(wait) ? due : Date.from(now));
            }
        });
    }

    /** Days that count from the hand-over of a message are counted from the day it really left. */
    void countAnew(CollectionCase of) {
        forEach(of, (job, wait) -> {
            if (wait.isCountedFromMessage()) {
                jobs.setJobDuedate(job.getId(), calendar.due(of, wait));
            }
        });
    }

    boolean isInLastChance(CollectionCase of) {
        List<Wait> found = new ArrayList<>();
        forEach(of, (job, wait) -> found.add(wait));
        return found.stream().anyMatch(Waits::isLastChance);
    }

    private static boolean isLastChance(Wait wait) {
        return wait.countedFrom().equals("placementLetter");
    }

    private void forEach(CollectionCase of, BiConsumer<Job, Wait> action) {
        List<Job> drawn = new ArrayList<>(jobs.createJobQuery().processInstanceId(of.processInstanceId()).timers().list());
        runtime.createProcessInstanceQuery().superProcessInstanceId(of.processInstanceId()).processDefinitionKey("visit-customer").list()
                .forEach(visit -> drawn.addAll(jobs.createJobQuery().processInstanceId(visit.getId()).timers().list()));
        for (Job timer : drawn) {
            waitOf(timer).ifPresent(wait -> action.accept(timer, wait));
        }
    }

    private Optional<Wait> waitOf(Job timer) {
        JobDefinition drawn = jobs.createJobDefinitionQuery().jobDefinitionId(timer.getJobDefinitionId()).singleResult();
        return drawn(models.getBpmnModelInstance(timer.getProcessDefinitionId()).getModelElementById(drawn.getActivityId()));
    }

    /** What the wait block says, if it is one. */
    static Optional<Wait> drawn(BaseElement element) {
        Map<String, String> inputs = inputs(element);
        return inputs.containsKey(Facts.DAYS)
                ? Optional.of(new Wait(Integer.parseInt(inputs.get(Facts.DAYS).strip()), inputs.get(Facts.DAY_KIND), inputs.get(Facts.COUNTED_FROM)))
                : Optional.empty();
    }

    static Map<String, String> inputs(BaseElement element) {
        return element.getExtensionElements() == null ? Map.of()
                : element.getExtensionElements().getElementsQuery().filterByType(CamundaInputOutput.class).list().stream()
                        .flatMap(mapping -> mapping.getCamundaInputParameters().stream())
                        .collect(Collectors.toMap(CamundaInputParameter::getCamundaName, CamundaInputParameter::getTextContent));
    }
}
