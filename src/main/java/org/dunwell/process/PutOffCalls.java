package org.dunwell.process;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.contact.Permission;
import org.dunwell.customer.Customers;
import org.dunwell.process.engine.AsEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Calls and visits that may not be made now get the moment from which they may as follow-up date, so that work lists do not offer them: when a task is made,
 * and for the most worthwhile ones every half hour, because night falls.
 */
@Component
public class PutOffCalls {

    private static final Map<String, String> CHANNEL_OF_FORM = Map.of("call-customer", "phone", "visit-customer", "visit");

    private static final Logger LOG = LoggerFactory.getLogger(PutOffCalls.class);
    private static final int MOST = 1000;
    private static final int MINUTES = 30;

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final CollectionCases cases;
    private final Customers customers;
    private final ContactPolicy policy;
    private final AsEngine asEngine;
    private final Clock clock;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "put-off-calls");
        thread.setDaemon(true);
        return thread;
    });

    PutOffCalls(@Lazy TaskService tasks, @Lazy RuntimeService runtime, CollectionCases cases, Customers customers, ContactPolicy policy, AsEngine asEngine, Clock clock) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.cases = cases;
        this.customers = customers;
        this.policy = policy;
        this.asEngine = asEngine;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        looks.scheduleWithFixedDelay(this::tryNow, MINUTES, MINUTES, TimeUnit.MINUTES);
    }

    @EventListener(ContextClosedEvent.class)
    void end() {
        looks.shutdownNow();
    }

    private void tryNow() {
        try {
            now();
        } catch (RuntimeException later) {
            LOG.warn("Calls could not be put off; tried again in {} minutes", MINUTES, later);
        }
    }

    /** From when on the customer may be contacted as the form is for; empty when now, never, or it is for no contact. */
    Optional<Instant> until(CollectionCase of, String form) {
        String channel = form == null ? null : CHANNEL_OF_FORM.get(form);
        if (channel == null) {
            return Optional.empty();
        }
        Permission permission = policy.outbound(customers.get(of.customerId()), channel, true);
        return permission.kind() == Permission.Kind.LATER ? Optional.of(permission.notBefore()) : Optional.empty();
    }

    /** Puts off what is offered and may not be done; what a person has put off stays so. */
    public void now() {
        asEngine.run(() -> offered().forEach(this::putOff));
    }

    private List<Task> offered() {
        return tasks.createTaskQuery().active().followUpBeforeOrNotExistent(Date.from(clock.instant())).orderByTaskPriority().desc().initializeFormKeys()
                .listPage(0, MOST).stream().filter(task -> task.getCamundaFormRef() != null && CHANNEL_OF_FORM.containsKey(task.getCamundaFormRef().getKey())).toList();
    }

    private void putOff(Task task) {
        ProcessInstance instance = runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult();
        if (instance != null && instance.getBusinessKey() != null) {
            cases.find(CollectionCase.numberIn(instance.getBusinessKey())).flatMap(of -> until(of, task.getCamundaFormRef().getKey())).ifPresent(when -> {
                task.setFollowUpDate(Date.from(when));
                tasks.saveTask(task);
            });
        }
    }
}
