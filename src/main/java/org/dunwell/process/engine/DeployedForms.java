package org.dunwell.process.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.dunwell.process.FormSchema;

/** The form of a task in the version that the task was drawn with. */
class DeployedForms {

    private final Map<String, FormSchema> byDefinition = new ConcurrentHashMap<>();

    /** Empty when the task has no Camunda Form. */
    Optional<FormSchema> of(TaskEntity task) {
        if (task.getTaskDefinition() == null) {
            return Optional.empty();
        }
        TaskFormData form = task.getTaskDefinition().getTaskFormHandler().createTaskForm(task);
        CamundaFormRef ref = form.getCamundaFormRef();
        if (ref == null) {
            return Optional.empty();
        }
        CommandContext context = Context.getCommandContext();
        CamundaFormDefinition definition = context.runWithoutAuthorization(new GetCamundaFormDefinitionCmd(ref, form.getDeploymentId()));
        if (definition == null) {
            throw new IllegalStateException("The form '" + ref.getKey() + "' was not deployed together with the process");
        }
        return Optional.of(byDefinition.computeIfAbsent(definition.getId(), id -> read(context, definition)));
    }

    private static FormSchema read(CommandContext context, CamundaFormDefinition definition) {
        try (InputStream resource = context.runWithoutAuthorization(
                new GetDeploymentResourceCmd(definition.getDeploymentId(), definition.getResourceName()))) {
            return FormSchema.read(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
