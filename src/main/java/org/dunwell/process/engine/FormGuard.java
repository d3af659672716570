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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Puts the check of what people enter around every user task that is ever drawn, on every way to complete it. */
@Component
public class FormGuard extends AbstractProcessEnginePlugin {

    private final Supplier<TaskForms> check;

    @Autowired
    FormGuard(ObjectProvider<TaskForms> check) {
        this((Supplier<TaskForms>) check::getObject);
    }

    FormGuard(Supplier<TaskForms> check) {
        this.check = check;
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
        configuration.setTaskService(new SubmittingTaskService());
    }

    private class EveryUserTask extends AbstractBpmnParseListener {

        private final DeployedForms forms = new DeployedForms();

        @Override
        public void parseUserTask(Element userTask, ScopeImpl scope, ActivityImpl activity) {
            TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
            definition.setTaskFormHandler(new CheckedTaskForm(definition.getTaskFormHandler(), forms, check));
        }
    }
}
