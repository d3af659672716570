package org.dunwell.process.engine;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;
import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.Permissions.UPDATE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.RETRY_JOB;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.BATCH;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.OPERATION_LOG_CATEGORY;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.TASK;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import jakarta.annotation.PostConstruct;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;
import org.camunda.bpm.engine.identity.Group;
import org.dunwell.staff.Groups;
import org.springframework.stereotype.Component;

/**
 * Makes the groups and gives each the least rights that its work needs, once: what an administrator changes afterwards stays. Rights on a task
 * itself come from the engine, when it is offered or assigned; {@link RightsGuard} narrows them.
 */
@Component
class HouseRights {

    /** In the order in which an administrator sees them; the value is the name shown. */
    private static final List<Map.Entry<String, String>> NAMES = List.of(
            Map.entry(Groups.COLLECTORS, "Collectors"),
            Map.entry(Groups.SUPERVISORS, "Supervisors"),
            Map.entry(Groups.CREDIT_MANAGERS, "Credit managers"),
            Map.entry(Groups.SERVICE, "Service"),
            Map.entry(Groups.BILLING, "Billing"),
            Map.entry(Groups.SPECIALISTS, "Specialists"),
            Map.entry(Groups.VISITORS, "Visitors"),
            Map.entry(Groups.MANAGERS, "Managers"),
            Map.entry(Groups.PROCESS_OWNERS, "Process owners"),
            Map.entry(Groups.AUDITORS, "Auditors"),
            Map.entry(Groups.OPERATORS, "Operators"),
            Map.entry(Groups.ADMINISTRATORS, "Administrators"));

    /** Those who work in Tasklist. */
    static final List<String> TASK_WORKERS = Groups.WORKERS;

    /** Those who look at cases in Cockpit. */
    private static final List<String> WATCHERS = List.of(Groups.MANAGERS, Groups.PROCESS_OWNERS, Groups.AUDITORS, Groups.OPERATORS);

    private final Once once;
    private final IdentityService identities;
    private final AuthorizationService authorizations;

    HouseRights(Once once, IdentityService identities, AuthorizationService authorizations) {
        this.once = once;
        this.identities = identities;
        this.authorizations = authorizations;
    }

    @PostConstruct
    void make() {
        NAMES.forEach(name -> once.ever("group." + name.getKey(), () -> addGroup(name.getKey(), name.getValue())));
        TASK_WORKERS.forEach(group -> once.ever("rights.tasklist." + group, () -> letWork(group)));
        WATCHERS.forEach(group -> once.ever("rights.cockpit." + group, () -> letWatch(group)));
        once.ever("rights.supervise", () -> {
            grant(Groups.SUPERVISORS, TASK, ANY, READ, UPDATE);
            grant(Groups.SUPERVISORS, PROCESS_DEFINITION, ANY, READ_TASK);
            grant(Groups.SUPERVISORS, USER, ANY, READ);
            grant(Groups.SUPERVISORS, GROUP, ANY, READ);
        });
        once.ever("rights.audit", () -> grant(Groups.AUDITORS, OPERATION_LOG_CATEGORY, ANY, UserOperationLogCategoryPermissions.READ));
        once.ever("rights.operate", () -> grant(Groups.OPERATORS, PROCESS_DEFINITION, ANY, RETRY_JOB));
        once.ever("rights.rehearse", () -> grant(Groups.PROCESS_OWNERS, DECISION_DEFINITION, ANY, CREATE_INSTANCE));
        once.ever("rights.administer", () -> {
            for (Resource resource : Resources.values()) {
                grant(Groups.ADMINISTRATORS, resource, ANY, ALL);
            }
        });
    }

    private void addGroup(String id, String name) {
        if (identities.createGroupQuery().groupId(id).count() == 0) {
            Group group = identities.newGroup(id);
            group.setName(name);
            group.setType(id.equals(Groups.ADMINISTRATORS) ? "SYSTEM" : "WORKFLOW");
            identities.saveGroup(group);
        }
    }

    /** Diagram and columns of the work list need the definition and its instances, comments the history. */
    private void letWork(String group) {
        grant(group, APPLICATION, "tasklist", ACCESS);
        grant(group, PROCESS_DEFINITION, ANY, READ, READ_INSTANCE, READ_HISTORY);
    }

    private void letWatch(String group) {
        grant(group, APPLICATION, "cockpit", ACCESS);
        grant(group, PROCESS_DEFINITION, ANY, READ, READ_INSTANCE, READ_TASK, READ_HISTORY);
        grant(group, DECISION_DEFINITION, ANY, READ, READ_HISTORY);
        grant(group, DECISION_REQUIREMENTS_DEFINITION, ANY, READ);
        grant(group, DEPLOYMENT, ANY, READ);
        grant(group, BATCH, ANY, READ, READ_HISTORY);
        grant(group, USER, ANY, READ);
        grant(group, GROUP, ANY, READ);
    }

    /** Adds to what the group has already. */
    void grant(String group, Resource resource, String id, Permission... permissions) {
        Authorization grant = authorizations.createAuthorizationQuery().groupIdIn(group).resourceType(resource).resourceId(id)
                .authorizationType(AUTH_TYPE_GRANT).singleResult();
        if (grant == null) {
            grant = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
            grant.setGroupId(group);
            grant.setResource(resource);
            grant.setResourceId(id);
        }
        for (Permission permission : permissions) {
            grant.addPermission(permission);
        }
        authorizations.saveAuthorization(grant);
    }
}
