package org.dunwell.process.engine;

import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Resources.FILTER;

import jakarta.annotation.PostConstruct;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.dunwell.staff.Groups;
import org.springframework.stereotype.Component;

/**
 * The work lists in Tasklist, made once: what an administrator changes or deletes stays so. The engine shows everybody only tasks that are offered
 * or assigned to them (all to supervisors), most worthwhile first, put-off ones hidden until their follow-up date.
 */
@Component
class WorkLists {

    private static final String MY_GROUPS = "${currentUserGroups()}";

    /** What a list shows of the case: copies that the process keeps for this. */
    private static final List<Map<String, String>> COLUMNS = List.of(
            Map.of("name", "customerName", "label", "Customer"),
            Map.of("name", "owed", "label", "Owed"),
            Map.of("name", "overdueSince", "label", "Overdue since"),
            Map.of("name", "paused", "label", "Paused"));

    /** What a list shows of a payment. */
    private static final List<Map<String, String>> PAYMENT_COLUMNS = List.of(
            Map.of("name", "payer", "label", "Payer"),
            Map.of("name", "paid", "label", "Paid"),
            Map.of("name", "paidOn", "label", "Paid on"));

    private final Once once;
    private final FilterService filters;
    private final TaskService tasks;
    private final HouseRights rights;
    private int place;

    WorkLists(Once once, FilterService filters, TaskService tasks, HouseRights rights) {
        this.once = once;
        this.filters = filters;
        this.tasks = tasks;
        this.rights = rights;
    }

    @PostConstruct
    void make() {
        add("My work", "What you hold and what is there for you to take, the most worthwhile first", "#2f6f62", HouseRights.TASK_WORKERS,
                query -> free(due(query)).taskCandidateGroupInExpression(MY_GROUPS).includeAssignedTasks());
        add("Calls to make", "Customers to call", "#3a6ea5", List.of(Groups.COLLECTORS, Groups.SUPERVISORS),
                query -> free(due(query)).taskDefinitionKey("callCustomer"));
        add("Negotiations", "Customers to find an arrangement with", "#7a5c99", List.of(Groups.COLLECTORS, Groups.SUPERVISORS),
                query -> free(due(query)).taskDefinitionKey("negotiate"));
        add("Approvals", "Terms that exceed a collector's authority", "#b0722a", List.of(Groups.CREDIT_MANAGERS, Groups.SUPERVISORS),
                query -> due(query).taskDefinitionKey("approveTerms"));
        add("Disputes", "What customers say is wrong, to be settled by the owner of the cause", "#a3485c",
                List.of(Groups.SERVICE, Groups.BILLING, Groups.SUPERVISORS),
                query -> due(query).taskDefinitionKeyIn("resolveBillingIssue", "resolveServiceIssue"));
        add("Visits", "Customers to research and to visit", "#4d7c3a", List.of(Groups.COLLECTORS, Groups.VISITORS, Groups.SUPERVISORS),
                query -> due(query).taskDefinitionKeyIn("visitCustomer", "researchCustomer"));
        add("Payments to match", "Money at the bank of which nobody knows yet whose it is", "#1f7a8c",
                List.of(Groups.CREDIT_MANAGERS, Groups.SUPERVISORS), PAYMENT_COLUMNS, query -> due(query).taskDefinitionKey("matchPayment"));
        add("Overdue tasks", "Whatever should be done by now", "#b3362b", HouseRights.TASK_WORKERS,
                query -> due(query).dueBeforeExpression("${now()}"));
        add("All", "Every open task that you may see, put-off ones too", "#5c6670", HouseRights.TASK_WORKERS, query -> { });
    }

    private static TaskQuery due(TaskQuery query) {
        return query.followUpBeforeOrNotExistentExpression("${now()}");
    }

    /** Mine, or nobody's yet. */
    private static TaskQuery free(TaskQuery query) {
        return query.or().taskAssigneeExpression("${currentUser()}").taskUnassigned().endOr();
    }

    private void add(String name, String description, String colour, List<String> readers, Consumer<TaskQuery> which) {
        add(name, description, colour, readers, COLUMNS, which);
    }

    private void add(String name, String description, String colour, List<String> readers, List<Map<String, String>> columns,
                     Consumer<TaskQuery> which) {
        int position = place++;
        once.ever("filter." + name, () -> {
            TaskQuery query = tasks.createTaskQuery();
            which.accept(query);
            Filter filter = filters.newTaskFilter(name);
            filter.setQuery(query.orderByTaskPriority().desc().orderByDueDate().asc());
            filter.setProperties(Map.of("priority", position, "color", colour, "description", description, "refresh", true,
                    "showUndefinedVariable", false, "variables", columns));
            filters.saveFilter(filter);
            readers.forEach(group -> rights.grant(group, FILTER, filter.getId(), READ));
        });
    }
}
