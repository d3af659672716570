package org.dunwell.process.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.dunwell.process.RecordAnswers;
import org.dunwell.process.TaskForms;
import org.dunwell.screen.TaskScreens;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Gives every user task that is ever drawn its screen, checks what people enter on every way to complete it, and sees to it that no answer is lost. */
@Component
public class FormGuard extends AbstractProcessEnginePlugin {

    private final DeployedForms forms = new DeployedForms();
    private final Supplier<TaskForms> check;
    private final Supplier<TaskScreens> screens;
    private final Supplier<RecordAnswers> recorder;

    @Autowired
    FormGuard(ObjectProvider<TaskForms> check, ObjectProvider<TaskScreens> screens, ObjectProvider<RecordAnswers> recorder) {
        this(check::getObject, screens::getObject, (Supplier<RecordAnswers>) recorder::getObject);
    }

    FormGuard(Supplier<TaskForms> check, Supplier<TaskScreens> screens, Supplier<RecordAnswers> recorder) {
        this.check = check;
        this.screens = screens;
        this.recorder = recorder;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = new ArrayList<>();
        if (configuration.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(configuration.getCustomPostBPMNParseListeners());
        }
        listeners.add(new EveryUserTask());
        configuration.setCustomPostBPMNParseListeners(listeners);
        List<CommandInterceptor> outermost = new ArrayList<>(List.of(new PlainRefusals()));
        if (configuration.getCustomPreCommandInterceptorsTxRequired() != null) {
            outermost.addAll(configuration.getCustomPreCommandInterceptorsTxRequired());
        }
        configuration.setCustomPreCommandInterceptorsTxRequired(outermost);
        List<CommandInterceptor> innermost = new ArrayList<>();
        if (configuration.getCustomPostCommandInterceptorsTxRequired() != null) {
            innermost.addAll(configuration.getCustomPostCommandInterceptorsTxRequired());
        }
        innermost.add(new ScreenOfTask(forms, screens));
        configuration.setCustomPostCommandInterceptorsTxRequired(innermost);
        configuration.setTaskService(new SubmittingTaskService());
    }

    private class EveryUserTask extends AbstractBpmnParseListener {

        @Override
        public void parseUserTask(Element userTask, ScopeImpl scope, ActivityImpl activity) {
            TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
            definition.setTaskFormHandler(new CheckedTaskForm(definition.getTaskFormHandler(), forms, check));
            boolean drawn = definition.getTaskListeners().containsKey(TaskListener.EVENTNAME_COMPLETE);
            definition.addTaskListener(TaskListener.EVENTNAME_COMPLETE,
                    completed -> forms.of((TaskEntity) completed).ifPresent(form -> recorder.get().record(completed, form, drawn)));
        }
    }
}
