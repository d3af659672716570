package org.dunwell.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import jakarta.ws.rs.BadRequestException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.dunwell.collection.Refusal;
import org.dunwell.process.Answers;
import org.dunwell.process.Conditions;
import org.dunwell.process.FormCheck;
import org.dunwell.process.RecordAnswers;
import org.dunwell.process.TaskForms;
import org.dunwell.screen.Choices;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** What a person enters passes the check on every way to complete a task, and leaves nothing behind in the engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormGuardTest {

    private static final String PROCESS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
              <process id="ask" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="started"/>
                <sequenceFlow id="a" sourceRef="started" targetRef="askCustomer"/>
                <userTask id="askCustomer" camunda:formRef="ask-customer" camunda:formRefBinding="deployment">
                  <extensionElements><camunda:taskListener event="complete" delegateExpression="${recordAnswers}"/></extensionElements>
                </userTask>
                <sequenceFlow id="b" sourceRef="askCustomer" targetRef="rest"/>
                <userTask id="rest"/>
                <sequenceFlow id="c" sourceRef="rest" targetRef="ended"/>
                <endEvent id="ended"/>
              </process>
            </definitions>""";

    private static final String FORM = """
            {"id": "ask-customer", "type": "default", "components": [
              {"type": "textfield", "id": "t", "key": "note", "label": "Note", "validate": {"required": true, "maxLength": 20}},
              {"type": "number", "id": "n", "key": "amount", "label": "Amount", "decimalDigits": 2, "validate": {"min": 1}},
              {"type": "taglist", "id": "l", "key": "topics", "label": "Topics", "values": [{"value": "a", "label": "A"}]},
              {"type": "datetime", "id": "d", "key": "payOn", "dateLabel": "Pay on", "subtype": "date"}]}""";

    private ProcessEngine engine;
    private Answers recorded;
    private RuntimeException refusal;

    @BeforeAll
    void start() {
        TaskForms forms = new TaskForms(new FormCheck(new Conditions()),
                new StaticListableBeanFactory().getBeanProvider(Choices.class), Clock.systemUTC());
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("form-guard");
        configuration.setJdbcUrl("jdbc:h2:mem:form-guard");
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        configuration.setJobExecutorActivate(false);
        configuration.setBeans(new HashMap<>(Map.of("recordAnswers", (TaskListener) task -> {
            recorded = Answers.of(task);
            task.getExecution().setVariable("asked", true);
            if (refusal != null) {
                throw refusal;
            }
        })));
        configuration.setProcessEnginePlugins(List.of(new SpinProcessEnginePlugin(), new FormGuard(() -> forms, () -> null, () -> mock(RecordAnswers.class))));
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService().createDeployment()
                .addInputStream("ask.bpmn", new ByteArrayInputStream(PROCESS.getBytes(StandardCharsets.UTF_8)))
                .addInputStream("ask-customer.form", new ByteArrayInputStream(FORM.getBytes(StandardCharsets.UTF_8)))
                .deploy();
    }

    @BeforeEach
    void nothingHappenedYet() {
        engine.getRuntimeService().createProcessInstanceQuery().list()
                .forEach(left -> engine.getRuntimeService().deleteProcessInstance(left.getId(), "next test"));
        engine.getHistoryService().createHistoricProcessInstanceQuery().list()
                .forEach(ended -> engine.getHistoryService().deleteHistoricProcessInstance(ended.getId()));
        recorded = null;
        refusal = null;
    }

    @AfterAll
    void stop() {
        engine.close();
    }

    @Test
    void theListenerReadsWhatWasEntered() {
        Task task = asked();
        engine.getFormService().submitTaskForm(task.getId(), Variables.createVariables()
                .putValue("note", "hello").putValue("amount", 12.5).putValue("payOn", "2026-12-01")
                .putValueTyped("topics", SpinValues.jsonValue("[\"a\"]").create()));
        assertThat(recorded.text("note")).isEqualTo("hello");
        assertThat(recorded.money("amount")).isEqualByComparingTo("12.5");
        assertThat(recorded.date("payOn")).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(recorded.several("topics")).containsExactly("a");
    }

    @Test
    void nothingThatWasEnteredIsKeptInTheEngine() {
        Task task = asked();
        engine.getFormService().submitTaskForm(task.getId(), Map.of("note", "hello", "smuggled", "x"));
        assertThat(recorded.all()).containsOnlyKeys("note");
        assertThat(engine.getRuntimeService().getVariables(task.getProcessInstanceId())).containsOnlyKeys("asked");
        assertThat(engine.getHistoryService().createHistoricVariableInstanceQuery().list()).extracting("name").containsExactly("asked");
        assertThat(engine.getHistoryService().createHistoricDetailQuery().formFields().count()).isZero();
    }

    @Test
    void completingWithoutTheFormSubmitsItAllTheSame() {
        Task task = asked();
        assertThatThrownBy(() -> engine.getTaskService().complete(task.getId())).hasMessage("Note: please fill this in.");
        assertThatThrownBy(() -> engine.getTaskService().complete(task.getId(), Map.of("note", 7))).hasMessage("Note: this is not a text.");
        engine.getTaskService().completeWithVariablesInReturn(task.getId(), Map.of("note", "hello", "smuggled", "x"), false);
        assertThat(recorded.all()).containsOnlyKeys("note");
        assertThat(engine.getRuntimeService().getVariables(task.getProcessInstanceId())).containsOnlyKeys("asked");
    }

    @Test
    void aRefusalIsSaidPlainlyAsTheCallersMistakeAndRollsBack() {
        Task task = asked();
        refusal = new Refusal("This customer has paid meanwhile.");
        assertThatThrownBy(() -> engine.getFormService().submitTaskForm(task.getId(), Map.of("note", "hello")))
                .isInstanceOf(BadRequestException.class).hasMessage("This customer has paid meanwhile.").hasCause(refusal);
        assertThat(engine.getTaskService().createTaskQuery().singleResult().getTaskDefinitionKey()).isEqualTo("askCustomer");
        assertThat(engine.getRuntimeService().getVariables(task.getProcessInstanceId())).isEmpty();
    }

    @Test
    void anObjectThatWasSmuggledInIsNeverRead() {
        Task task = asked();
        assertThatThrownBy(() -> engine.getFormService().submitTaskForm(task.getId(), Map.of("note",
                Variables.serializedObjectValue("{}").objectTypeName("java.lang.Runtime").serializationDataFormat("application/json").create())))
                .hasMessage("Note: this is not a text.");
        assertThatThrownBy(() -> engine.getFormService().submitTaskForm(task.getId(), Map.of("note", new byte[] {1})))
                .hasMessage("Note: this is not a text.");
    }

    @Test
    void aTaskWithoutAFormTakesNothing() {
        Task task = asked();
        engine.getFormService().submitTaskForm(task.getId(), Map.of("note", "hello"));
        Task rest = engine.getTaskService().createTaskQuery().singleResult();
        engine.getTaskService().complete(rest.getId(), Map.of("smuggled", "x"));
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().count()).isZero();
        assertThat(engine.getHistoryService().createHistoricVariableInstanceQuery().list()).extracting("name").containsExactly("asked");
    }

    private Task asked() {
        ProcessInstance started = engine.getRuntimeService().startProcessInstanceByKey("ask", "C-2026-000001");
        return engine.getTaskService().createTaskQuery().processInstanceId(started.getId()).singleResult();
    }
}
