package org.dunwell.process.engine;

import java.util.Date;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Stops single timers, and lets them go on with another due date in the same update (the engine's own two commands for it lock each other out). */
@Component
public class Timers {

    private final ProcessEngine engine;

    Timers(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    public void stop(String jobId) {
        change(jobId, timer -> timer.setSuspensionState(SuspensionState.SUSPENDED.getStateCode()));
    }

    public void goOn(String jobId, Date due) {
        change(jobId, timer -> {
            timer.setSuspensionState(SuspensionState.ACTIVE.getStateCode());
            timer.setDuedate(due);
        });
    }

    private void change(String jobId, Consumer<JobEntity> change) {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired().execute(context -> {
            change.accept(context.getJobManager().findJobById(jobId));
            return null;
        });
    }
}
