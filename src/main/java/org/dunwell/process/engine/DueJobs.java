package org.dunwell.process.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.impl.jobexecutor.historycleanup.HistoryCleanupJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs what is due, in the order of due date and creation, as the job executor would: failures cost a try and wait for the next one. */
@Component
class DueJobs {

    private static final Logger LOG = LoggerFactory.getLogger(DueJobs.class);
    private static final int BATCH = 500;
    /** At most so many jobs tidy up the engine's history. */
    private static final int CLEANERS = 8;
    /** How often a job that lost a race against a person is tried before the clock moves on. */
    private static final int TRIES_AT_ONCE = 5;
    private static final Comparator<Job> ORDER = Comparator.comparing(DueJobs::dueDate).thenComparing(DueJobs::created);

    private final ProcessEngine engine;

    DueJobs(ProcessEngine engine) {
        this.engine = engine;
    }

    /** @return how many jobs ran or failed */
    int run() {
        Map<String, Integer> tries = new HashMap<>();
        int ran = 0;
        for (List<Job> batch = due(tries); !batch.isEmpty(); batch = due(tries)) {
            for (Job job : batch) {
                tries.merge(job.getId(), 1, Integer::sum);
                run(job);
                ran++;
            }
        }
        return ran;
    }

    /** The first due date later than {@code after} and not later than {@code limit}. */
    Optional<Instant> nextDue(Instant after, Instant limit) {
        return engine.getManagementService().createJobQuery().active().withRetriesLeft()
                .duedateHigherThan(Date.from(after)).duedateLowerThan(Date.from(limit.plusMillis(1))).orderByJobDuedate().asc().listPage(0, CLEANERS + 1).stream()
                .filter(DueJobs::isWork)
                .map(job -> job.getDuedate().toInstant()).findFirst();
    }

    private List<Job> due(Map<String, Integer> tries) {
        return engine.getManagementService().createJobQuery().executable().active().orderByJobDuedate().asc().listPage(0, BATCH + CLEANERS).stream()
                .filter(DueJobs::isWork)
                .filter(job -> tries.getOrDefault(job.getId(), 0) < TRIES_AT_ONCE)
                .sorted(ORDER)
                .toList();
    }

    private void run(Job job) {
        Context.setJobExecutorContext(new JobExecutorContext());
        try {
            ExecuteJobHelper.executeJob(job.getId(), ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                    .getCommandExecutorTxRequired());
        } catch (Exception failure) {
            LOG.warn("Job {} of {} failed while time was moved: {}", job.getId(), job.getProcessDefinitionKey(), failure.toString());
            LOG.debug("It failed with", failure);
        } finally {
            Context.removeJobExecutorContext();
        }
    }

    /** The engine's own tidying waits for real nights: it plans itself anew while it runs, over and over when time jumps. */
    private static boolean isWork(Job job) {
        return !HistoryCleanupJobHandler.TYPE.equals(((JobEntity) job).getJobHandlerType());
    }

    private static Date dueDate(Job job) {
        return job.getDuedate() == null ? created(job) : job.getDuedate();
    }

    private static Date created(Job job) {
        return job.getCreateTime() == null ? new Date(0) : job.getCreateTime();
    }
}
