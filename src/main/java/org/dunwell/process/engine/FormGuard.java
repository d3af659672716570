package org.dunwell.process.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.dunwell.process.TaskForms;
import org.dunwell.screen.TaskScreens;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Gives every user task that is ever drawn its screen, and puts the check of what people enter on every way to complete it. */
@Component
public class FormGuard extends AbstractProcessEnginePlugin {

    private final DeployedForms forms = new DeployedForms();
    private final Supplier<TaskForms> check;
    private final Supplier<TaskScreens> screens;

    @Autowired
    FormGuard(ObjectProvider<TaskForms> check, ObjectProvider<TaskScreens> screens) {
        this((Supplier<TaskForms>) check::getObject, screens::getObject);
    }

    FormGuard(Supplier<TaskForms> check, Supplier<TaskScreens> screens) {
        this.check = check;
        this.screens = screens;
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
        }
    }
}
