package org.dunwell.process.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CreateMigrationPlanCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.migration.MigrateProcessInstanceCmd;
import org.camunda.bpm.engine.impl.migration.MigrationPlanBuilderImpl;
import org.camunda.bpm.engine.impl.migration.MigrationPlanExecutionBuilderImpl;
import org.camunda.bpm.engine.impl.migration.instance.MigratingProcessInstance;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigrationInstructionBuilder;
import org.camunda.bpm.engine.migration.MigrationInstructionValidationReport;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the engine's own migration lacks: trying without doing, and how another version would have made a task that is open. */
@Component
public class Migrations {

    private final ProcessEngine engine;

    Migrations(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    /** A task as a version draws it for this case. */
    public record DrawnTask(String name, String instruction, Set<String> groups) {
    }

    /** A plan, or why the engine does not take it. */
    public record Planned(MigrationPlan plan, List<MigrationInstructionValidationReport> refused) {
    }

    /** @param steps old to new; those in {@code listening} hear what the new version waits for, all others what the old one did */
    public Planned plan(String fromDefinition, String toDefinition, Map<String, String> steps, Set<String> listening) {
        MigrationPlanBuilderImpl order = new MigrationPlanBuilderImpl(null, fromDefinition, toDefinition);
        steps.forEach((from, to) -> {
            MigrationInstructionBuilder step = order.mapActivities(from, to);
            if (listening.contains(from)) {
                step.updateEventTrigger();
            }
        });
        return run(context -> {
            try {
                return new Planned(new CreateMigrationPlanCmd(order).execute(context), List.of());
            } catch (MigrationPlanValidationException refused) {
                return new Planned(null, refused.getValidationReport().getInstructionReports());
            }
        });
    }

    /** Everything that the engine asks before it migrates, and nothing else. Empty when it could. A refusal does not cost the transaction. */
    public Optional<MigratingProcessInstanceValidationReport> tryOut(MigrationPlan plan, String processInstanceId) {
        MigrationPlanExecutionBuilderImpl order = new MigrationPlanExecutionBuilderImpl(null, plan);
        order.processInstanceIds(processInstanceId);
        return run(context -> {
            try {
                new Trial(order).execute(context);
                return Optional.empty();
            } catch (MigratingProcessInstanceValidationException refused) {
                return Optional.of(refused.getValidationReport());
            }
        });
    }

    public DrawnTask drawn(String taskId, String definitionId, String step) {
        return ofTask(taskId, definitionId, step, (definition, task) -> {
            Set<String> groups = new TreeSet<>();
            definition.getCandidateGroupIdExpressions().forEach(expression -> groups.addAll(names(expression.getValue(task.getExecution()))));
            return new DrawnTask(text(definition.getNameExpression(), task), text(definition.getDescriptionExpression(), task), groups);
        });
    }

    /** The due date that this version would give the task now. */
    public Date due(String taskId, String definitionId, String step) {
        return ofTask(taskId, definitionId, step, (definition, task) -> definition.getDueDateExpression() == null ? null
                : definition.getDueDateExpression().getValue(task.getExecution()) instanceof Date date ? date : task.getDueDate());
    }

    /** Whether both versions say the due date in the same words. */
    public boolean dueAlike(String definitionId, String step, String otherDefinitionId, String otherStep) {
        return run(context -> Objects.equals(said(context, definitionId, step), said(context, otherDefinitionId, otherStep)));
    }

    private static String said(CommandContext context, String definitionId, String step) {
        Expression due = definition(context, definitionId, step).getDueDateExpression();
        return due == null ? null : due.getExpressionText();
    }

    private <T> T ofTask(String taskId, String definitionId, String step, BiFunction<TaskDefinition, TaskEntity, T> question) {
        return run(context -> question.apply(definition(context, definitionId, step), context.getTaskManager().findTaskById(taskId)));
    }

    private static TaskDefinition definition(CommandContext context, String definitionId, String step) {
        return context.getProcessEngineConfiguration().getDeploymentCache().findDeployedProcessDefinitionById(definitionId).getTaskDefinitions().get(step);
    }

    private static String text(Expression expression, TaskEntity task) {
        Object value = expression == null ? null : expression.getValue(task.getExecution());
        return value == null ? null : value.toString();
    }

    private static Collection<String> names(Object value) {
        return value instanceof Collection<?> many ? many.stream().map(String::valueOf).toList()
                : Arrays.stream(String.valueOf(value).split(",")).map(String::strip).toList();
    }

    private <T> T run(Command<T> command) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired().execute(command);
    }

    private static class Trial extends MigrateProcessInstanceCmd {

        Trial(MigrationPlanExecutionBuilderImpl order) {
            super(order, true);
        }

        @Override
        protected void deleteUnmappedActivityInstances(MigratingProcessInstance instance) {
            // only tried
        }

        @Override
        protected void migrateProcessInstance(MigratingProcessInstance instance) {
            // only tried
        }

        @Override
        protected void writeUserOperationLog(CommandContext context, ProcessDefinitionEntity from, ProcessDefinitionEntity to, int instances,
                                             Map<String, Object> variables, boolean async) {
            // nothing happens
        }
    }
}
