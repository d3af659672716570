package org.dunwell.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunwell.check.Check;
import org.dunwell.check.Finding;
import org.dunwell.check.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever may draw must not be able to run code by drawing. */
class HarmlessDrawingsTest {

    private static final Set<Rule> HARM = Set.of(Rule.NOT_ACCEPTED, Rule.UNKNOWN_BEAN, Rule.UNREADABLE_EXPRESSION, Rule.UNREADABLE_TIMER, Rule.TIMER_TOO_OFTEN);

    private static final Check CHECK = Shipped.check();

    @ParameterizedTest
    @ValueSource(strings = {
            "<bpmn:scriptTask id='evil' scriptFormat='groovy'><bpmn:script>1</bpmn:script></bpmn:scriptTask>",
            "<dc:scriptTask id='evil' scriptFormat='groovy'/>",
            "<bpmn:serviceTask id='evil' camunda:class='java.lang.Object'/>",
            "<bpmn:serviceTask id='evil' camunda:expression='${sendMessage}'/>",
            "<bpmn:serviceTask id='evil' camunda:type='shell'/>",
            "<bpmn:serviceTask id='evil' camunda:type='external' camunda:topic='t'/>",
            "<bpmn:serviceTask id='evil' camunda:delegateExpression='${dataSource}'/>",
            "<bpmn:serviceTask id='evil' camunda:delegateExpression='#{sendMessage}'/>",
            "<bpmn:serviceTask id='evil' camunda:delegateExpression='${sendMessage.toString()}'/>",
            "<bpmn:serviceTask id='evil' activiti:class='java.lang.Object' xmlns:activiti='http://activiti.org/bpmn'/>",
            "<bpmn:userTask id='evil' camunda:formKey='embedded:https://example.org/evil.html'/>",
            "<bpmn:userTask id='evil' camunda:formHandlerClass='java.lang.Object'/>",
            "<bpmn:userTask id='evil' camunda:dueDate=\"${''.getClass().forName('java.lang.Runtime')}\"/>",
            "<bpmn:userTask id='evil' camunda:assignee='${execution.engineServices.identityService}'/>",
            "<bpmn:userTask id='evil' camunda:assignee='${calendar.getClass()}'/>",
            "<bpmn:userTask id='evil' camunda:assignee='${calendar.zone(execution).getClass()}'/>",
            "<bpmn:userTask id='evil' camunda:assignee='${a}${b.c}'/>",
            "<bpmn:userTask id='evil' camunda:assignee='${ {1} }'/>",
            "<bpmn:userTask id='evil' camunda:assignee='${a[0]}'/>",
            "<bpmn:userTask id='evil'><bpmn:documentation>Call ${customer.getClass()}</bpmn:documentation></bpmn:userTask>",
            "<bpmn:userTask id='evil'><bpmn:extensionElements><camunda:formData><camunda:formField/></camunda:formData></bpmn:extensionElements></bpmn:userTask>",
            "<bpmn:userTask id='evil'><bpmn:extensionElements><camunda:taskListener event='create' class='java.lang.Object'/></bpmn:extensionElements></bpmn:userTask>",
            "<bpmn:userTask id='evil'><bpmn:extensionElements><camunda:taskListener event='create' expression='${x}'/></bpmn:extensionElements></bpmn:userTask>",
            "<bpmn:userTask id='evil'><bpmn:extensionElements><camunda:executionListener event='start'><camunda:script scriptFormat='juel'>1</camunda:script></camunda:executionListener></bpmn:extensionElements></bpmn:userTask>",
            "<bpmn:serviceTask id='evil'><bpmn:extensionElements><camunda:connector><camunda:connectorId>http</camunda:connectorId></camunda:connector></bpmn:extensionElements></bpmn:serviceTask>",
            "<bpmn:serviceTask id='evil'><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name='a'>${x.y()}</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>",
            "<bpmn:sequenceFlow id='evil'><bpmn:conditionExpression language='groovy'>1 == 1</bpmn:conditionExpression></bpmn:sequenceFlow>",
            "<bpmn:sequenceFlow id='evil'><bpmn:conditionExpression>${owed > 100}</bpmn:conditionExpression></bpmn:sequenceFlow>",
            "<bpmn:sequenceFlow id='evil'><bpmn:conditionExpression>${a == 'x' || b.c()}</bpmn:conditionExpression></bpmn:sequenceFlow>",
            "<bpmn:intermediateCatchEvent id='evil'><bpmn:timerEventDefinition><bpmn:timeDuration>thirty days</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>",
            "<bpmn:intermediateCatchEvent id='evil'><bpmn:timerEventDefinition><bpmn:timeDate>tomorrow</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>",
            "<bpmn:startEvent id='evil'><bpmn:timerEventDefinition><bpmn:timeCycle>* * * * * ?</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>",
            "<bpmn:startEvent id='evil'><bpmn:timerEventDefinition><bpmn:timeCycle>R/PT1S</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>",
            "<bpmn:startEvent id='evil'><bpmn:timerEventDefinition><bpmn:timeCycle>every day</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>",
            "<evil:thing id='evil' xmlns:evil='http://example.org/evil'/>"})
    void refusesWhatCouldRunCodeOrFailsLaterAndNamesTheElement(String element) {
        assertThat(problems(element)).isNotEmpty().allSatisfy(finding -> assertThat(finding.element()).isEqualTo("evil"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<bpmn:serviceTask id='a' camunda:delegateExpression='${sendMessage}' camunda:asyncBefore='true'/>",
            "<bpmn:userTask id='a' camunda:candidateGroups='collectors' camunda:formRef='a' camunda:formRefBinding='deployment' camunda:dueDate='${calendar.workingDays(1)}'/>",
            "<bpmn:userTask id='a'><bpmn:documentation>Call ${customerName} about ${owed}. Costs 5 $ {sic}.</bpmn:documentation></bpmn:userTask>",
            "<bpmn:sequenceFlow id='a'><bpmn:conditionExpression>${nextStep == 'agreed'}</bpmn:conditionExpression></bpmn:sequenceFlow>",
            "<bpmn:sequenceFlow id='a'><bpmn:conditionExpression>${nextStep == \"agreed\"}</bpmn:conditionExpression></bpmn:sequenceFlow>",
            "<bpmn:sequenceFlow id='a'><bpmn:conditionExpression>${!agreed}</bpmn:conditionExpression></bpmn:sequenceFlow>",
            "<bpmn:endEvent id='a'><bpmn:extensionElements><camunda:executionListener event='start' delegateExpression='${endCase}'/></bpmn:extensionElements></bpmn:endEvent>",
            "<bpmn:intermediateCatchEvent id='a'><bpmn:timerEventDefinition><bpmn:timeDate>${calendar.due(execution)}</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>",
            "<bpmn:intermediateCatchEvent id='a'><bpmn:timerEventDefinition><bpmn:timeDuration>P30D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>",
            "<bpmn:intermediateCatchEvent id='a'><bpmn:timerEventDefinition><bpmn:timeDate>2027-03-20T08:00:00</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>",
            "<bpmn:startEvent id='a'><bpmn:timerEventDefinition><bpmn:timeCycle>0 0 5 * * ?</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>",
            "<bpmn:startEvent id='a'><bpmn:timerEventDefinition><bpmn:timeCycle>R/P1D</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>"})
    void letsPassWhatOwnersDraw(String element) {
        assertThat(problems(element)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<inputExpression id='evil' expressionLanguage='juel'><text>x</text></inputExpression>",
            "<inputEntry id='evil' expressionLanguage='groovy'><text>x</text></inputEntry>",
            "<outputEntry id='evil'><text>${x.getClass()}</text></outputEntry>",
            "<import id='evil' namespace='a'/>"})
    void refusesTablesInAnythingButFeel(String element) {
        String table = "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/'>" + element + "</definitions>";
        assertThat(harm("t.dmn", table)).isNotEmpty().allSatisfy(finding -> assertThat(finding.element()).isEqualTo("evil"));
    }

    private static List<Finding> problems(String element) {
        return harm("p.bpmn", "<bpmn:definitions xmlns:bpmn='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:dc='http://www.omg.org/spec/DD/20100524/DC'"
                + " xmlns:camunda='http://camunda.org/schema/1.0/bpmn'><bpmn:process id='p'>" + element + "</bpmn:process></bpmn:definitions>");
    }

    private static List<Finding> harm(String file, String content) {
        return CHECK.findings(Map.of(file, content.getBytes(StandardCharsets.UTF_8)), Map.of()).stream().filter(finding -> HARM.contains(finding.rule())).toList();
    }
}
