package org.dunwell.process.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Somebody runs the jobs: the job executor, or the time machine while it moves the clock. */
@Component
class JobsHealth implements HealthIndicator {

    private final ProcessEngine engine;
    private final TimeMachine time;

    JobsHealth(ProcessEngine engine, TimeMachine time) {
        this.engine = engine;
        this.time = time;
    }

    @Override
    public Health health() {
        JobExecutor executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        if (time.isMoving()) {
            return Health.up().withDetail("runBy", "time machine").build();
        }
        return executor != null && executor.isActive()
                ? Health.up().withDetail("runBy", "job executor").build()
                : Health.down().withDetail("why", "the job executor is not active").build();
    }
}
