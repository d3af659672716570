package org.dunwell.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;

/** The stock engine, as it is delivered, with the same diagram and delegates that do nothing. */
final class BareEngine implements AutoCloseable {

    private static final String NAMESPACE = "http://camunda.org/schema/1.0/bpmn";

    private final ProcessEngine engine;

    /** Answers what the diagram asks for dates: overdue already at first, in 30 days afterwards. */
    public static class Dates {

        public Date due(DelegateExecution at) {
            return Date.from(at.getCurrentActivityId().equals("gracePeriodEnded") ? Instant.now() : Instant.now().plus(Duration.ofDays(30)));
        }

        public Date workingDays(int count) {
            return new Date();
        }
    }

    BareEngine(DataSource database) {
        BpmnModelInstance diagram = Bpmn.readModelFromFile(Path.of("processes/collect-account.bpmn").toFile());
        Map<Object, Object> beans = new HashMap<>();
        diagram.getModelElementsByType(BaseElement.class).forEach(element -> {
            String bean = element.getAttributeValueNs(NAMESPACE, "delegateExpression");
            if (bean != null) {
                beans.put(bean.substring(2, bean.length() - 1), (JavaDelegate) execution -> { });
            }
        });
        beans.put("chooseTreatment", (JavaDelegate) execution -> {
            execution.setVariable("reminderTone", "courteous");
            execution.setVariable("firmReminderPlanned", false);
        });
        beans.put("endCase", (ExecutionListener) execution -> { });
        for (String listener : List.of("recordCall", "recordNegotiation", "recordDecision", "recordStopContact", "recordContactData")) {
            beans.put(listener, (TaskListener) task -> { });
        }
        beans.put("calendar", new Dates());
        beans.put("calledKey", "called");
        ProcessEngineConfigurationImpl configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(database);
        configuration.setDatabaseSchemaUpdate("create-drop");
        configuration.setJobExecutorActivate(false);
        configuration.setProcessEngineName("bare");
        configuration.setBeans(beans);
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService().createDeployment().addModelInstance("collect-account.bpmn", diagram).deploy();
    }

    void start(int cases) {
        for (int number = 1; number <= cases; number++) {
            engine.getRuntimeService().startProcessInstanceByKey("collect-account", "B-" + number, Map.of("customerName", "Customer " + number, "owed", "100.00 EUR",
                    "overdueSince", new Date()));
        }
    }

    void workOff() {
        JobWatch.workOff(engine);
    }

    @Override
    public void close() {
        engine.close();
    }
}
