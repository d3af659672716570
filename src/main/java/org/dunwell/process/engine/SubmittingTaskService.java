package org.dunwell.process.engine;

import java.util.Map;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.variable.VariableMap;

/** Whoever completes a task submits its form: there is no way past the form's check. */
class SubmittingTaskService extends TaskServiceImpl {

    @Override
    public void complete(String taskId, Map<String, Object> entered) {
        commandExecutor.execute(new SubmitTaskFormCmd(taskId, entered, false, false));
    }

    @Override
    public VariableMap completeWithVariablesInReturn(String taskId, Map<String, Object> entered, boolean deserializeValues) {
        return commandExecutor.execute(new SubmitTaskFormCmd(taskId, entered, true, deserializeValues));
    }
}
