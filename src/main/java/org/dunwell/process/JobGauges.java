package org.dunwell.process;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/** What an operator watches of the engine: work that is due, how long the oldest has waited, what failed for good, and how old the work lists are. */
@Component
class JobGauges implements MeterBinder {

    private final ManagementService management;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Clock clock;

    JobGauges(ManagementService management, RuntimeService runtime, TaskService tasks, Clock clock) {
        this.management = management;
        this.runtime = runtime;
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("dunwell.jobs.due", () -> management.createJobQuery().executable().active().count())
                .description("Jobs that could run now").register(registry);
        Gauge.builder("dunwell.jobs.oldest.due.age", this::oldestAge)
                .description("How long the oldest job that could run now has waited").baseUnit("seconds").register(registry);
        Gauge.builder("dunwell.incidents.open", () -> runtime.createIncidentQuery().count())
                .description("Work that failed for good and waits for an operator").register(registry);
        Gauge.builder("dunwell.tasks.open", () -> tasks.createTaskQuery().count())
                .description("Tasks of people").register(registry);
        Gauge.builder("dunwell.tasks.unclaimed", () -> tasks.createTaskQuery().taskUnassigned().count())
                .description("Tasks that nobody has claimed").register(registry);
        Gauge.builder("dunwell.tasks.overdue", () -> tasks.createTaskQuery().dueBefore(Date.from(clock.instant())).count())
                .description("Tasks past their due date").register(registry);
        Gauge.builder("dunwell.tasks.oldest.age", this::oldestTask)
                .description("How long ago the oldest open task was made").baseUnit("seconds").register(registry);
    }

    private double oldestAge() {
        return management.createJobQuery().executable().active().orderByJobDuedate().asc().listPage(0, 100).stream()
                .map(JobGauges::since)
                .min(Date::compareTo)
                .map(since -> Math.max(0, Duration.between(since.toInstant(), clock.instant()).toMillis() / 1000.0))
                .orElse(0.0);
    }

    private double oldestTask() {
        return tasks.createTaskQuery().orderByTaskCreateTime().asc().listPage(0, 1).stream()
                .mapToDouble(task -> Math.max(0, Duration.between(task.getCreateTime().toInstant(), clock.instant()).toMillis() / 1000.0))
                .findFirst().orElse(0);
    }

    private static Date since(Job job) {
        return job.getDuedate() != null ? job.getDuedate() : job.getCreateTime();
    }
}
