package org.dunwell.process.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.type.PrimitiveValueType;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;
import org.dunwell.collection.CollectionCase;
import org.dunwell.process.Answers;
import org.dunwell.process.FormField;
import org.dunwell.process.FormSchema;
import org.dunwell.process.TaskForms;

/** The form of a user task, whose entries are checked and handed on as {@link Answers}: nothing that came in becomes a process variable. */
class CheckedTaskForm implements TaskFormHandler {

    private final TaskFormHandler drawn;
    private final DeployedForms forms;
    private final Supplier<TaskForms> check;

    CheckedTaskForm(TaskFormHandler drawn, DeployedForms forms, Supplier<TaskForms> check) {
        this.drawn = drawn;
        this.forms = forms;
        this.check = check;
    }

    @Override
    public void submitFormVariables(VariableMap entered, VariableScope scope) {
        TaskEntity task = (TaskEntity) scope;
        forms.of(task).ifPresent(form -> {
            Answers answers = check.get().answers(form, caseNumber(task), plain(form, entered));
            task.setVariableLocal(Answers.VARIABLE, Variables.stringValue(answers.json(), true));
        });
    }

    private static String caseNumber(DelegateTask task) {
        String key = task.getExecution().getProcessBusinessKey();
        return key == null ? null : CollectionCase.numberIn(key);
    }

    /** Values are only looked at when the form asks for them: an object that somebody smuggled in is never read. */
    private static Map<String, Object> plain(FormSchema form, VariableMap entered) {
        Map<String, Object> values = new HashMap<>();
        for (FormField field : form.fields()) {
            TypedValue value = entered.containsKey(field.key()) ? entered.getValueTyped(field.key()) : null;
            if (value != null) {
                values.put(field.key(), plain(value));
            }
        }
        return values;
    }

    private static Object plain(TypedValue value) {
        if (value.getType() == null || value.getType() instanceof PrimitiveValueType) {
            return value.getValue();
        }
        if (value.getType().getName().equals("json") && value.getValue() instanceof SpinJsonNode json) {
            return json.isArray() ? json.elements().stream().map(element -> element.isValue() ? element.value() : null).toList()
                    : json.isValue() ? json.value() : json.toString();
        }
        return new Unreadable();
    }

    /** Stands for a value of a kind that forms do not send; no field takes it. */
    private static final class Unreadable {
    }

    @Override
    public TaskFormData createTaskForm(TaskEntity task) {
        return drawn.createTaskForm(task);
    }

    @Override
    public void parseConfiguration(Element activity, DeploymentEntity deployment, ProcessDefinitionEntity definition, BpmnParse parse) {
        // the drawn one was configured by the parser
    }
}
