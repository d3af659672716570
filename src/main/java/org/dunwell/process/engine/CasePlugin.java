package org.dunwell.process.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.core.variable.mapping.InputParameter;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.dunwell.process.BlockTrail;
import org.dunwell.process.CalledKey;
import org.dunwell.process.TaskOffer;
import org.dunwell.process.TaskWithdrawn;
import org.dunwell.process.WhoMayCall;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What every diagram does without being drawn: keys for called processes, ranks for tasks, no call by somebody who tried before, and a word on tasks that vanish and on the fields of blocks. */
@Component
class CasePlugin extends AbstractProcessEnginePlugin {

    private final ObjectProvider<CalledKey> calledKey;
    private final ObjectProvider<TaskOffer> offer;
    private final ObjectProvider<WhoMayCall> whoMayCall;
    private final ObjectProvider<TaskWithdrawn> withdrawn;
    private final ObjectProvider<BlockTrail> blocks;

    CasePlugin(ObjectProvider<CalledKey> calledKey, ObjectProvider<TaskOffer> offer, ObjectProvider<WhoMayCall> whoMayCall,
               ObjectProvider<TaskWithdrawn> withdrawn, ObjectProvider<BlockTrail> blocks) {
        this.calledKey = calledKey;
        this.offer = offer;
        this.whoMayCall = whoMayCall;
        this.withdrawn = withdrawn;
        this.blocks = blocks;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners();
        if (listeners == null) {
            listeners = new ArrayList<>();
            configuration.setCustomPostBPMNParseListeners(listeners);
        }
        listeners.add(new InEveryDiagram());
    }

    private class InEveryDiagram extends AbstractBpmnParseListener {

        @Override
        public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START,
                    (ExecutionListener) execution -> calledKey.getObject().notify(execution));
        }

        @Override
        public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            tellFields(activity);
        }

        @Override
        public void parseSendTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            tellFields(activity);
        }

        @Override
        public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            tellFields(activity);
        }

        /** The fields are parsed after the step itself, so they are looked at when a case passes. */
        private void tellFields(ActivityImpl activity) {
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) execution -> {
                if (activity.getIoMapping() != null && !activity.getIoMapping().getInputParameters().isEmpty()) {
                    blocks.getObject().notify(execution, activity.getIoMapping().getInputParameters().stream().map(InputParameter::getName).toList());
                }
            });
        }

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, created -> offer.getObject().notify(created));
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, deleted -> withdrawn.getObject().notify(deleted));
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, assigned -> whoMayCall.getObject().notify(assigned));
        }
    }
}
