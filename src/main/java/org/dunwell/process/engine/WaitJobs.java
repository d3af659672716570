package org.dunwell.process.engine;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.TimerCatchIntermediateEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.dunwell.process.Calendar;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A wait whose timer fires is asked once more before the case goes on: its days may count from a message that has not left yet. */
@Component
class WaitJobs extends AbstractProcessEnginePlugin {

    private final ObjectProvider<Calendar> calendar;

    WaitJobs(ObjectProvider<Calendar> calendar) {
        this.calendar = calendar;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        addTo(configuration, new Asking());
    }

    /** Beside those of other plugins; one for a type of the engine's own takes its place. */
    static void addTo(ProcessEngineConfigurationImpl configuration, JobHandler<?> handler) {
        List<JobHandler> handlers = new ArrayList<>();
        Optional.ofNullable(configuration.getCustomJobHandlers()).ifPresent(handlers::addAll);
        handlers.add(handler);
        configuration.setCustomJobHandlers(handlers);
    }

    private class Asking extends TimerCatchIntermediateEventJobHandler {

        @Override
        public void execute(TimerJobConfiguration configuration, ExecutionEntity execution, CommandContext context, String tenantId) {
            JobEntity timer = context.getCurrentJob();
            Optional<Date> later = calendar.getObject().asksAgain(execution, timer.getDuedate(), timer.getCreateTime());
            if (later.isPresent()) {
                ((TimerEntity) timer).createNewTimerJob(later.get());
            } else {
                super.execute(configuration, execution, context, tenantId);
            }
        }
    }
}
