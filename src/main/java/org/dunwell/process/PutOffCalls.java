package org.dunwell.process;

import java.time.Clock;
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
import org.dunwell.casework.Negotiation;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.contact.Permission;
import org.dunwell.customer.Customers;
import org.dunwell.process.engine.AsEngine;
import org.dunwell.trail.Actor;
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

    private static final String NEGOTIATION = "negotiate";
    /** The customer asked for it: caps do not count it, hours do. */
    private static final String ASKED_FOR = "call-back";
    private static final Map<String, String> CHANNEL_OF_FORM =
            Map.of("call-customer", "phone", ASKED_FOR, "phone", NEGOTIATION, "phone", "visit-customer", "visit");

    private static final Logger LOG = LoggerFactory.getLogger(PutOffCalls.class);
    private static final int MOST = 1000;
    private static final int MINUTES = 30;

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final CollectionCases cases;
    private final Customers customers;
    private final ContactPolicy policy;
    private final Negotiation negotiation;
    private final AsEngine asEngine;
    private final Clock clock;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "put-off-calls");
        thread.setDaemon(true);
        return thread;
    });

    PutOffCalls(@Lazy TaskService tasks, @Lazy RuntimeService runtime, CollectionCases cases, Customers customers, ContactPolicy policy, Negotiation negotiation, AsEngine asEngine, Clock clock) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.cases = cases;
        this.customers = customers;
        this.policy = policy;
        this.negotiation = negotiation;
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

    /** What stands against the contact that the form is for, which is told in the case; empty when nothing does, or it is for no contact. */
    Optional<Permission> against(CollectionCase of, String form, String who) {
        String channel = form == null ? null : CHANNEL_OF_FORM.get(form);
        if (channel == null) {
            return Optional.empty();
        }
        Permission permission = form.equals(NEGOTIATION) ? negotiation.permission(of) : policy.outbound(customers.get(of.customerId()), of, channel, !form.equals(ASKED_FOR));
        if (permission.isNow()) {
            return Optional.empty();
        }
        policy.refused(of, channel, permission, who == null ? Actor.DUNWELL : who);
        return Optional.of(permission);
    }

    /** Calls for those who take special care. */
    boolean needsCare(CollectionCase of, String form) {
        return "phone".equals(CHANNEL_OF_FORM.get(form)) && policy.isVulnerable(customers.get(of.customerId()));
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
            cases.find(CollectionCase.numberIn(instance.getBusinessKey())).flatMap(of -> against(of, task.getCamundaFormRef().getKey(), task.getAssignee()))
                    .filter(permission -> !permission.isNever()).ifPresent(later -> {
                        task.setFollowUpDate(Date.from(later.notBefore()));
                        tasks.saveTask(task);
                    });
        }
    }
}
