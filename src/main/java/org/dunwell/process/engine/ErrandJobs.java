package org.dunwell.process.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.cmd.JobRetryCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Incident;
import org.dunwell.process.Errand;
import org.dunwell.process.Errands;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Errands are jobs of the engine: kept, locked, tried again and shown as incidents by it. */
@Component
class ErrandJobs extends AbstractProcessEnginePlugin implements Errands, JobHandler<ErrandJobs.Configuration> {

    static final String TYPE = "errand";

    /** The pauses between tries: 1 min, 10 min, 1 h, 6 h. */
    private static final List<Duration> PAUSES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(6));

    private final ObjectProvider<Errand> errands;
    private ProcessEngineConfigurationImpl engine;

    ErrandJobs(ObjectProvider<Errand> errands) {
        this.errands = errands;
    }

    /** @param processInstanceId the case that shows the incident, empty for none */
    record Configuration(String kind, String subject, String processInstanceId) implements JobHandlerConfiguration {

        @Override
        public String toCanonicalString() {
            return kind + " " + subject + " " + processInstanceId;
        }

        static Configuration of(String canonical) {
            String[] parts = canonical.split(" ", 3);
            return new Configuration(parts[0], parts[1], parts[2]);
        }
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        engine = configuration;
        WaitJobs.addTo(configuration, this);
        configuration.setFailedJobCommandFactory((jobId, exception) -> new Retry(jobId, exception));
        configuration.setCustomIncidentHandlers(List.of(new OnTheCase()));
    }

    @Override
    public void sendAt(Instant when, String kind, String subject, String processInstanceId) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            MessageEntity job = new MessageEntity();
            job.setJobHandlerType(TYPE);
            job.setJobHandlerConfiguration(new Configuration(kind, subject, processInstanceId == null ? "" : processInstanceId));
            job.setDuedate(when == null ? null : Date.from(when));
            context.getJobManager().send(job);
            return null;
        });
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public void execute(Configuration configuration, ExecutionEntity execution, CommandContext context, String tenantId) {
        try (MDC.MDCCloseable inLogs = MDC.putCloseable("errand", configuration.kind() + " " + configuration.subject())) {
            errands.stream()
                    .filter(errand -> errand.kind().equals(configuration.kind()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Nobody runs errands of the kind '" + configuration.kind() + "'"))
                    .run(configuration.subject());
        }
    }

    @Override
    public Configuration newConfiguration(String canonical) {
        return Configuration.of(canonical);
    }

    @Override
    public void onDelete(Configuration configuration, JobEntity job) {
        // nothing outside the job belongs to it
    }

    /** Errands get their pauses here; every other job keeps what its diagram says. */
    private static class Retry extends JobRetryCmd {

        private final DefaultJobRetryCmd asDrawn;

        Retry(String jobId, Throwable exception) {
            super(jobId, exception);
            asDrawn = new DefaultJobRetryCmd(jobId, exception);
        }

        @Override
        public Object execute(CommandContext context) {
            JobEntity job = getJob();
            if (job == null || !TYPE.equals(job.getJobHandlerType())) {
                return asDrawn.execute(context);
            }
            if (!shouldDecrementRetriesFor(exception)) {
                job.unlock();
                return null;
            }
            boolean first = job.getExceptionByteArrayId() == null && job.getExceptionMessage() == null;
            job.unlock();
            logException(job);
            if (first) {
                job.setRetries(PAUSES.size() + 1);
            }
            Duration pause = PAUSES.get(Math.max(0, Math.min(PAUSES.size() - 1, PAUSES.size() + 1 - job.getRetries())));
            Instant again = ClockUtil.getCurrentTime().toInstant().plus(pause);
            job.setDuedate(Date.from(again));
            decrementRetries(job);
            notifyAcquisition(context);
            return null;
        }
    }

    /** An errand's incident is shown on the case that it was for, as long as that runs. */
    private static class OnTheCase extends DefaultIncidentHandler {

        OnTheCase() {
            super(Incident.FAILED_JOB_HANDLER_TYPE);
        }

        @Override
        public Incident handleIncident(IncidentContext incident, String message) {
            if (incident.getExecutionId() == null && incident.getConfiguration() != null) {
                JobEntity job = Context.getCommandContext().getJobManager().findJobById(incident.getConfiguration());
                if (job != null && TYPE.equals(job.getJobHandlerType())) {
                    String processInstanceId = Configuration.of(job.getJobHandlerConfigurationRaw()).processInstanceId();
                    if (!processInstanceId.isEmpty()
                            && Context.getCommandContext().getExecutionManager().findExecutionById(processInstanceId) != null) {
                        incident.setExecutionId(processInstanceId);
                    }
                }
            }
            return super.handleIncident(incident, message);
        }
    }
}
