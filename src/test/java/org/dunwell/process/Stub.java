package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

public class Stub implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        // does nothing
    }
}
