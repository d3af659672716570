package org.dunwell.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Moved time runs what is due as passing time would. */
class TimeMachineTest {

    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private final BusinessClock clock = new BusinessClock();
    private final CollectionCases cases = mock(CollectionCases.class);
    private final List<String> done = new ArrayList<>();
    private ProcessEngine engine;
    private TimeMachine machine;

    @BeforeEach
    void start() {
        JavaDelegate note = execution -> done.add(execution.getCurrentActivityId() + " on " + clock.instant().toString().substring(0, 10));
        JavaDelegate fail = execution -> {
            done.add("failed");
            throw new IllegalStateException("the post is closed");
        };
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl("jdbc:h2:mem:time-machine");
        configuration.setJobExecutorActivate(false);
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setBeans(Map.of("note", note, "fail", fail));
        engine = configuration.buildProcessEngine();
        machine = new TimeMachine(clock, new DueJobs(engine), new JobHalt(engine), engine, cases);
        clock.moveTo(START);
    }

    @AfterEach
    void stop() {
        engine.close();
        clock.reset();
    }

    @Test
    void what_is_due_runs_in_the_order_of_its_due_dates() {
        deploy(waiting("late", "P9D", "note"), waiting("early", "P3D", "note"));
        startProcess("late");
        startProcess("early");
        machine.advanceBy(Period.ofDays(10));
        assertThat(done).containsExactly("earlyWork on 2026-03-05", "lateWork on 2026-03-11");
        assertThat(clock.instant()).isBetween(START.plus(Duration.ofDays(10)), START.plus(Duration.ofDays(10)).plusSeconds(60));
    }

    @Test
    void nothing_runs_before_its_date() {
        deploy(waiting("late", "P9D", "note"));
        startProcess("late");
        machine.advanceTo(START.plus(Duration.ofDays(9)).minusSeconds(60));
        assertThat(done).isEmpty();
        machine.advanceBy(Duration.ofMinutes(2));
        assertThat(done).hasSize(1);
    }

    @Test
    void a_second_wait_is_counted_from_the_end_of_the_first() {
        BpmnModelInstance twice = Bpmn.createExecutableProcess("twice").startEvent()
                .intermediateCatchEvent("firstWait").timerWithDuration("P30D")
                .serviceTask("first").camundaDelegateExpression("${note}").camundaAsyncBefore()
                .intermediateCatchEvent("secondWait").timerWithDuration("P14D")
                .serviceTask("second").camundaDelegateExpression("${note}").endEvent().done();
        deploy(twice);
        startProcess("twice");
        machine.advanceBy(Period.ofDays(60));
        assertThat(done).containsExactly("first on 2026-04-01", "second on 2026-04-15");
    }

    @Test
    void a_daily_start_happens_on_each_day_of_the_jump() {
        deploy(daily());
        machine.advanceBy(Period.ofDays(7));
        assertThat(done).hasSize(7).doesNotHaveDuplicates().first().asString().contains("2026-03-03");
    }

    @Test
    void a_failing_job_is_tried_at_its_times_and_becomes_an_incident_without_stopping_the_others() {
        deploy(Bpmn.createExecutableProcess("failing").startEvent().serviceTask("post").camundaDelegateExpression("${fail}")
                .camundaAsyncBefore().camundaFailedJobRetryTimeCycle("PT1M,PT10M,PT1H").endEvent().done(), waiting("early", "P3D", "note"));
        startProcess("failing");
        startProcess("early");
        machine.advanceBy(Duration.ofMinutes(5));
        assertThat(done).containsExactly("failed", "failed");
        machine.advanceBy(Period.ofDays(5));
        assertThat(done).containsExactly("failed", "failed", "failed", "failed", "earlyWork on 2026-03-05");
        assertThat(engine.getRuntimeService().createIncidentQuery().count()).isEqualTo(1);
    }

    @Test
    void the_start_may_lie_in_the_past_while_no_case_exists() {
        deploy(daily());
        machine.beginAt(Instant.parse("2012-12-31T08:00:00Z"));
        assertThat(done).isEmpty();
        machine.advanceBy(Period.ofDays(2));
        assertThat(done).containsExactly("run on 2013-01-01", "run on 2013-01-02");
    }

    @Test
    void time_does_not_run_backwards_once_a_case_exists() {
        when(cases.search(any(), any(), anyInt(), anyInt())).thenReturn(List.of(mock(CollectionCase.class)));
        assertThatThrownBy(() -> machine.beginAt(START.minusSeconds(1))).hasMessageContaining("while no case exists");
        assertThatThrownBy(() -> machine.advanceTo(START.minusSeconds(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_job_executor_rests_meanwhile_and_works_on_afterwards() {
        var executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        executor.start();
        machine.alone(() -> assertThat(executor.isActive()).isFalse());
        assertThat(executor.isActive()).isTrue();
        executor.shutdown();
    }

    @Test
    void thousands_of_jobs_run_in_batches() {
        deploy(waiting("early", "P3D", "note"));
        for (int i = 0; i < 1200; i++) {
            startProcess("early");
        }
        machine.advanceBy(Period.ofDays(4));
        assertThat(done).hasSize(1200);
    }

    private void deploy(BpmnModelInstance... models) {
        var deployment = engine.getRepositoryService().createDeployment();
        for (BpmnModelInstance model : models) {
            deployment.addModelInstance(model.getDefinitions().getId() + done.size() + model.hashCode() + ".bpmn", model);
        }
        deployment.deploy();
    }

    private void startProcess(String key) {
        engine.getRuntimeService().startProcessInstanceByKey(key);
    }

    private static BpmnModelInstance waiting(String key, String wait, String bean) {
        return Bpmn.createExecutableProcess(key).startEvent().intermediateCatchEvent(key + "Wait").timerWithDuration(wait)
                .serviceTask(key + "Work").camundaDelegateExpression("${" + bean + "}").camundaAsyncBefore().endEvent().done();
    }

    private static BpmnModelInstance daily() {
        return Bpmn.createExecutableProcess("daily").startEvent().timerWithCycle("0 0 5 * * ?")
                .serviceTask("run").camundaDelegateExpression("${note}").endEvent().done();
    }
}
