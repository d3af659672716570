package org.dunwell.benchmark;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;

/** Lets an engine's own job executor run until nothing is due any more. */
final class JobWatch {

    private JobWatch() {
    }

    static void rest(ProcessEngine engine) {
        executor(engine).shutdown();
    }

    static void workOff(ProcessEngine engine) {
        JobExecutor executor = executor(engine);
        executor.start();
        try {
            while (engine.getManagementService().createJobQuery().executable().messages().count() > 0
                    || engine.getManagementService().createJobQuery().executable().timers().count() > 0) {
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        } finally {
            executor.shutdown();
        }
    }

    private static JobExecutor executor(ProcessEngine engine) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    }
}
