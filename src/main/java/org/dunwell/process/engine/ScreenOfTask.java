package org.dunwell.process.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.dunwell.collection.CollectionCase;
import org.dunwell.process.FormSchema;
import org.dunwell.screen.TaskScreens;

/**
 * Gives a task's form what it shows, computed now, instead of the process variables. It runs after the engine has checked that the person
 * may read the task, in the same command.
 */
class ScreenOfTask extends CommandInterceptor {

    private static final List<String> ABOUT = List.of("arrangementId", "disputeId", "placementId");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DeployedForms forms;
    private final Supplier<TaskScreens> screens;

    ScreenOfTask(DeployedForms forms, Supplier<TaskScreens> screens) {
        this.forms = forms;
        this.screens = screens;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T execute(Command<T> command) {
        T result = next.execute(command);
        if (command instanceof GetTaskFormVariablesCmd opened) {
            CommandContext context = Context.getCommandContext();
            TaskEntity task = context.getTaskManager().findTaskById(opened.resourceId);
            Optional<FormSchema> form = forms.of(task);
            if (form.isPresent()) {
                return (T) context.runWithoutAuthorization(() -> shown(task, form.get()));
            }
        }
        return result;
    }

    private VariableMap shown(TaskEntity task, FormSchema form) {
        String key = task.getExecution().getProcessBusinessKey();
        VariableMap shown = Variables.createVariables();
        if (key != null) {
            screens.get().of(CollectionCase.numberIn(key), task.getTaskDefinitionKey(), who(task), task.getDueDate() == null ? null : task.getDueDate().toInstant(), about(task), form.names())
                    .forEach((name, value) -> {
                        if (value instanceof String) {
                            shown.putValue(name, value);
                        } else {
                            shown.putValueTyped(name, SpinValues.jsonValue(json(value)).create());
                        }
                    });
        }
        // what stands on the fields of the task's block
        form.names().stream().filter(name -> !shown.containsKey(name) && task.getExecution().getVariableLocal(name) instanceof String text && !text.isBlank())
                .forEach(name -> shown.putValue(name, task.getExecution().getVariableLocal(name)));
        return shown;
    }

    private static String who(TaskEntity task) {
        String user = Context.getCommandContext().getAuthenticatedUserId();
        return user != null ? user : String.valueOf(task.getAssignee());
    }

    private static Map<String, Long> about(TaskEntity task) {
        Map<String, Long> about = new HashMap<>();
        ABOUT.forEach(name -> {
            if (task.getVariable(name) instanceof Number id) {
                about.put(name, id.longValue());
            }
        });
        return about;
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }
}
