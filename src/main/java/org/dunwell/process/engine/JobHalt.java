package org.dunwell.process.engine;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/** Halts the engine's own job executor while somebody else runs the jobs. */
@Component
class JobHalt {

    private static final long PATIENCE = Duration.ofMinutes(2).toNanos();

    private final ProcessEngine engine;

    JobHalt(ProcessEngine engine) {
        this.engine = engine;
    }

    /** Runs {@code work} with no job running beside it; afterwards the executor is as it was before. */
    void during(Runnable work) {
        JobExecutor executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        boolean active = executor != null && executor.isActive();
        if (active) {
            executor.shutdown();
            awaitIdle(executor);
        }
        try {
            work.run();
        } finally {
            if (active) {
                executor.start();
            }
        }
    }

    private static void awaitIdle(JobExecutor executor) {
        if (executor instanceof SpringJobExecutor spring && spring.getTaskExecutor() instanceof ThreadPoolTaskExecutor threads) {
            long start = System.nanoTime();
            while (threads.getActiveCount() > 0 || threads.getQueueSize() > 0) {
                if (System.nanoTime() - start > PATIENCE) {
                    throw new IllegalStateException("Jobs are still running; time stays as it is");
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }
}
