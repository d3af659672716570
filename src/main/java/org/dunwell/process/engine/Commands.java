package org.dunwell.process.engine;

import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.cmd.SetUserPictureCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.query.NativeQuery;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.query.Report;

/** The commands of the engine (7.24.0, which will have no successor) by what they mean for the rights of people. */
final class Commands {

    /** Work on a task; {@link TaskRights} says who may. */
    private static final Set<String> TASK_WORK = Set.of("ClaimTaskCmd", "AssignTaskCmd", "SaveTaskCmd", "SubmitTaskFormCmd", "AddCommentCmd",
            "SetTaskFollowUpDateCmd", "SetTaskDueDateCmd", "SetTaskPriorityCmd", "SetTaskOwnerCmd", "DelegateTaskCmd",
            "AddUserIdentityLinkCmd", "AddGroupIdentityLinkCmd", "DeleteUserIdentityLinkCmd", "DeleteGroupIdentityLinkCmd");

    /** Bringing failed jobs back to life. */
    static final Set<String> OPERATION = Set.of("SetJobRetriesCmd", "SetJobsRetriesBatchCmd", "SetJobsRetriesByProcessBatchCmd",
            "SetAnnotationForIncidentCmd");

    /** Trying out a decision table; changes nothing. */
    static final Set<String> REHEARSAL = Set.of("EvaluateDecisionCmd", "EvaluateDecisionTableCmd");

    /** What nobody may do by hand, administrators included, and what to do instead. */
    static final Map<String, String> NOBODY = Map.of(
            "CompleteTaskCmd", "Complete the task with its form: what it asks for is needed to go on.",
            "ResolveTaskCmd", "Complete the task with its form: what it asks for is needed to go on.",
            "HandleTaskBpmnErrorCmd", "Complete the task with its form: what it asks for is needed to go on.",
            "HandleTaskEscalationCmd", "Complete the task with its form: what it asks for is needed to go on.",
            "DeployCmd", "Deploy from Camunda Modeler, with this address followed by /engine-rest: only there the diagrams are checked and kept together.");

    /** Commands that only read but are not named so. */
    private static final Set<String> READING = Set.of("AuthorizationCheckCmd", "CheckPassword", "FindActiveActivityIdsCmd",
            "FindHistoryCleanupJobsCmd", "CreateUserQueryCmd", "CreateNativeUserQueryCmd", "CreateGroupQueryCmd", "CreateTenantQueryCmd",
            "TablePageQueryImpl", "MetricsQueryImpl", "IsIdentityServiceReadOnlyCmd", "IsTelemetryEnabledCmd");

    private Commands() {
    }

    static String nameOf(Command<?> command) {
        return command.getClass().getSimpleName();
    }

    static boolean isOurs(Command<?> command) {
        return command.getClass().getName().startsWith("org.dunwell.");
    }

    static boolean isReading(Command<?> command) {
        String name = nameOf(command);
        return command instanceof Query || command instanceof NativeQuery || command instanceof Report
                || name.startsWith("Get") || name.startsWith("ExecuteFilter") || name.startsWith("Optimize") || READING.contains(name);
    }

    static boolean isTaskWork(Command<?> command) {
        return TASK_WORK.contains(nameOf(command));
    }

    /** The person's own name, address, password and picture. */
    static boolean isOwnAffair(Command<?> command, String person) {
        if (command instanceof SaveUserCmd) {
            return person.equals(((User) CommandFields.value(command, "user")).getId());
        }
        return (command instanceof SetUserPictureCmd || nameOf(command).equals("DeleteUserPictureCmd"))
                && person.equals(CommandFields.text(command, "userId"));
    }
}
