package org.dunwell.process;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.Journey;
import org.dunwell.collection.Treatment;
import org.dunwell.process.engine.AsEngine;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The way out of the domain into the engine: what happened, told to the process instance of a case. */
@Component
class CollectionJourney implements Journey {

    static final String PROCESS = "collect-account";
    /** The messages that running processes are told. */
    static final Set<String> TOLD = Set.of("paidInFull", "balanceChanged", "disputeRaised", "promiseMade", "holdPut", "contactStopped", "caseWithdrawn", "addressMissing",
            "paymentReceived", "arrangementChanged", "placementAcknowledged", "placementSettled", "placementReturned", "placementRecalled", "runRequested", "callBackAsked", StopAsking.MESSAGE);
    private static final String STAGE_CHOICE = "chooseTreatment";

    private final RuntimeService runtime;
    private final RepositoryService models;
    private final ManagementService jobs;
    private final TaskService tasks;
    private final Errands errands;
    private final WorkListColumns columns;
    private final AsEngine asEngine;

    CollectionJourney(@Lazy RuntimeService runtime, @Lazy RepositoryService models, @Lazy ManagementService jobs, @Lazy TaskService tasks,
                      Errands errands, WorkListColumns columns, AsEngine asEngine) {
        this.runtime = runtime;
        this.models = models;
        this.jobs = jobs;
        this.tasks = tasks;
        this.errands = errands;
        this.columns = columns;
        this.asEngine = asEngine;
    }

    @Override
    public String accountOverdue(CollectionCase opened) {
        return runtime.createProcessInstanceByKey(PROCESS).businessKey(opened.number()).setVariables(columns.of(opened)).execute()
                .getProcessInstanceId();
    }

    @Override
    public String accountReopened(CollectionCase reopened, String lastActivity) {
        var start = runtime.createProcessInstanceByKey(PROCESS).businessKey(reopened.number()).setVariables(columns.of(reopened));
        Treatment treatment = reopened.treatment();
        if (treatment != null) {
            start.setVariable(Facts.REMINDER_TONE, treatment.reminderTone()).setVariable(Facts.FIRM_REMINDER_PLANNED, false);
        }
        return start.startBeforeActivity(isInJourney(lastActivity) ? lastActivity : STAGE_CHOICE).execute().getProcessInstanceId();
    }

    @Override
    public void tell(CollectionCase told, long newsId) {
        errands.send(TellCase.KIND, String.valueOf(newsId), told.processInstanceId());
    }

    @Override
    public void openDueCases() {
        asEngine.run(() -> runtime.startProcessInstanceByMessage("runRequested"));
    }

    @Override
    public List<String> standsAt(CollectionCase running) {
        return labels(runtime.getActivityInstance(running.processInstanceId()));
    }

    static List<String> labels(ActivityInstance root) {
        List<String> labels = new ArrayList<>();
        collect(root, labels);
        return labels;
    }

    /** @return whether the case was listening */
    boolean paidInFull(CollectionCase of) {
        return hear(of.processInstanceId(), "paidInFull", Map.of());
    }

    boolean balanceChanged(CollectionCase of) {
        return hear(of.processInstanceId(), "balanceChanged", Map.of());
    }

    boolean disputeRaised(CollectionCase of, long disputeId, String causeOwner) {
        return hear(of.processInstanceId(), "disputeRaised", Map.of(Facts.DISPUTE_ID, disputeId, Facts.CAUSE_OWNER, causeOwner));
    }

    boolean promiseMade(CollectionCase of, long arrangementId, boolean approvalNeeded) {
        return hear(of.processInstanceId(), "promiseMade", Map.of(Facts.ARRANGEMENT_ID, arrangementId, Facts.APPROVAL_NEEDED, approvalNeeded));
    }

    boolean holdPut(CollectionCase of, long holdId, Date endsOn) {
        return hear(of.processInstanceId(), "holdPut", Map.of(Facts.HOLD_ID, holdId, Facts.HOLD_ENDS_ON, endsOn));
    }

    boolean contactStopped(CollectionCase of) {
        return hear(of.processInstanceId(), "contactStopped", Map.of());
    }

    boolean caseWithdrawn(CollectionCase of) {
        return hear(of.processInstanceId(), "caseWithdrawn", Map.of());
    }

    boolean addressMissing(CollectionCase of) {
        return isAsked(of, "completeContactData") || hear(of.processInstanceId(), "addressMissing", Map.of());
    }

    boolean callBackAsked(CollectionCase of) {
        return isAsked(of, "callBack") || hear(of.processInstanceId(), "callBackAsked", Map.of());
    }

    private boolean isAsked(CollectionCase of, String task) {
        return tasks.createTaskQuery().processInstanceId(of.processInstanceId()).taskDefinitionKey(task).count() > 0;
    }

    boolean paymentReceived(String arrangementInstanceId) {
        return hear(arrangementInstanceId, "paymentReceived", Map.of());
    }

    boolean arrangementChanged(String arrangementInstanceId) {
        return hear(arrangementInstanceId, "arrangementChanged", Map.of());
    }

    /** @param event placementAcknowledged, placementSettled, placementReturned or placementRecalled */
    boolean ofPlacement(String placementInstanceId, String event) {
        return hear(placementInstanceId, event, Map.of());
    }

    /** The keys of the placements that the case waits for. */
    List<String> placementKeys(CollectionCase of) {
        return runtime.createProcessInstanceQuery().superProcessInstanceId(of.processInstanceId()).processDefinitionKey("place-with-agency").list()
                .stream().map(ProcessInstance::getBusinessKey).toList();
    }

    /** The hold's timer in the diagram is due then. */
    void holdEnds(CollectionCase of, long holdId, Date when) {
        for (Job timer : jobs.createJobQuery().processInstanceId(of.processInstanceId()).timers().list()) {
            String execution = timer.getExecutionId();
            Object hold = execution == null ? null : runtime.getVariable(execution, Facts.HOLD_ID);
            if (hold instanceof Number number && number.longValue() == holdId) {
                jobs.setJobDuedate(timer.getId(), when);
                runtime.setVariable(execution, Facts.HOLD_ENDS_ON, when);
            }
        }
    }

    /** What the work lists show of the case. */
    void showsColumns(CollectionCase of) {
        runtime.setVariables(of.processInstanceId(), columns.of(of));
    }

    /** The step in the straight journey where the case stands, if it stands in one. */
    Optional<String> stepOf(CollectionCase of) {
        ActivityInstance root = runtime.getActivityInstance(of.processInstanceId());
        for (ActivityInstance child : root.getChildActivityInstances()) {
            if (!child.getActivityType().equals("eventSubProcess") && !child.getActivityType().equals("subProcess")) {
                return Optional.of(child.getActivityId());
            }
        }
        return Optional.empty();
    }

    /** The case goes back to where its stage is chosen; steps that are done and waits that are over pass at once. */
    boolean toTheFittingStage(CollectionCase of) {
        ActivityInstance root = runtime.getActivityInstance(of.processInstanceId());
        ProcessInstanceModificationBuilder move = runtime.createProcessInstanceModification(of.processInstanceId());
        boolean found = false;
        for (ActivityInstance child : root.getChildActivityInstances()) {
            if (List.of("userTask", "intermediateTimer").contains(child.getActivityType())) {
                move = move.cancelActivityInstance(child.getId());
                found = true;
            }
        }
        for (TransitionInstance step : root.getChildTransitionInstances()) {
            move = move.cancelTransitionInstance(step.getId());
            found = true;
        }
        if (found && isInJourney(STAGE_CHOICE)) {
            move.startBeforeActivity(STAGE_CHOICE).execute();
            return true;
        }
        return false;
    }

    private boolean hear(String processInstanceId, String message, Map<String, Object> facts) {
        EventSubscription listening = runtime.createEventSubscriptionQuery().processInstanceId(processInstanceId).eventType("message")
                .eventName(message).singleResult();
        if (listening == null) {
            return false;
        }
        runtime.createMessageCorrelation(message).processInstanceId(processInstanceId).setVariablesToTriggeredScope(facts).correlate();
        return true;
    }

    private boolean isInJourney(String activity) {
        return activity != null && models.getBpmnModelInstance(models.createProcessDefinitionQuery().processDefinitionKey(PROCESS).latestVersion()
                .singleResult().getId()).getModelElementById(activity) != null;
    }

    private static void collect(ActivityInstance instance, List<String> labels) {
        if (instance == null) {
            return;
        }
        if (instance.getChildActivityInstances().length == 0 && instance.getChildTransitionInstances().length == 0) {
            labels.add(instance.getActivityName());
        }
        for (ActivityInstance child : instance.getChildActivityInstances()) {
            collect(child, labels);
        }
        for (TransitionInstance step : instance.getChildTransitionInstances()) {
            labels.add(step.getActivityName());
        }
    }
}
