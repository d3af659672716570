package org.dunwell.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dunwell.check.Check;
import org.dunwell.check.Finding;
import org.dunwell.check.Rule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Shipped files, each broken in one way as people break them, and what the check must say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProbesTest {

    private static final String JOURNEY = "processes/collect-account.bpmn";
    private static final String VISIT = "processes/visit-customer.bpmn";
    private static final String ARRANGEMENT = "processes/keep-arrangement.bpmn";
    private static final String AGENCY = "processes/place-with-agency.bpmn";
    private static final String CALL = "forms/call-customer.form";

    private Map<String, byte[]> shipped;
    private Check check;

    /** @param element that must be named, @param meant words that must be said */
    record Probe(String name, String file, String find, String replace, Rule rule, String element, String meant) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static Probe probe(String name, String file, String find, String replace, Rule rule, String element) {
        return new Probe(name, file, find, replace, rule, element, "");
    }

    private static Probe probe(String name, String file, String find, String replace, Rule rule, String element, String meant) {
        return new Probe(name, file, find, replace, rule, element, meant);
    }

    static List<Probe> probes() {
        return List.of(
                probe("a file cut off", JOURNEY, "</bpmn:definitions>", "", Rule.UNREADABLE_FILE, null),
                probe("a document type", VISIT, "<bpmn:definitions ", "<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><bpmn:definitions ", Rule.UNREADABLE_FILE, null),
                probe("a form that is none", CALL, "\"components\"", "\"parts\"", Rule.UNREADABLE_FILE, null),
                probe("a process under another id", VISIT, "<bpmn:process id=\"visit-customer\"", "<bpmn:process id=\"visit\"", Rule.WRONG_NAME, "visit"),
                probe("a table under another id", "processes/choose-agency.dmn", "<decision id=\"choose-agency\"", "<decision id=\"agencies\"", Rule.WRONG_NAME, null),
                probe("a form under another id", CALL, "\"id\": \"call-customer\"", "\"id\": \"call\"", Rule.WRONG_NAME, null),
                probe("a script", VISIT, "camunda:delegateExpression=\"${sendMessage}\"", "camunda:class=\"java.lang.Object\"", Rule.NOT_ACCEPTED, "announceVisit"),
                probe("a script task", VISIT, "</bpmn:process>", "<bpmn:scriptTask id=\"evil\"><bpmn:script>1</bpmn:script></bpmn:scriptTask></bpmn:process>", Rule.NOT_ACCEPTED, "evil"),
                probe("a listener with an expression", VISIT, "<camunda:inputOutput>", "<camunda:executionListener event=\"start\" expression=\"${x}\"/><camunda:inputOutput>", Rule.NOT_ACCEPTED, "announceVisit"),
                probe("a block misspelt", VISIT, "${sendMessage}", "${sendMesage}", Rule.UNKNOWN_BEAN, "announceVisit", "You probably meant sendMessage"),
                probe("a bean that is not offered", VISIT, "${sendMessage}", "${dataSource}", Rule.UNKNOWN_BEAN, "announceVisit"),
                probe("a step without its block", JOURNEY, " camunda:delegateExpression=\"${reassignToDifferentStaff}\"", "", Rule.NO_BLOCK, "reassignToDifferentStaff", "Reassign to different staff"),
                probe("a plain task", VISIT, "</bpmn:process>", "<bpmn:task id=\"plain\" name=\"Do something\"/></bpmn:process>", Rule.NO_BLOCK, "plain", "Select template"),
                probe("the same id twice", VISIT, "<bpmn:endEvent id=\"customerVisited\"", "<bpmn:endEvent id=\"visitCalledOff\"", Rule.DUPLICATE_ID, "visitCalledOff"),
                probe("no time to live", VISIT, " camunda:historyTimeToLive=\"P730D\"", "", Rule.NO_TIME_TO_LIVE, "visit-customer"),
                probe("a table without time to live", "processes/choose-agency.dmn", " camunda:historyTimeToLive=\"P730D\"", "", Rule.NO_TIME_TO_LIVE, "choose-agency"),
                probe("an expression beyond facts", JOURNEY, "${firmReminderPlanned}", "${owed > 100}", Rule.UNREADABLE_EXPRESSION, "isFirmReminderPlannedToSendFirmReminder", "decision table"),
                probe("one sign of equality", JOURNEY, "${nextStep == 'agreed'}", "${nextStep = 'agreed'}", Rule.UNREADABLE_EXPRESSION, "whatNextToKeepArrangement", "${nextStep == 'agreed'}"),
                probe("code in an expression", VISIT, "${visitWorthwhile}", "${visitWorthwhile.getClass()}", Rule.UNREADABLE_EXPRESSION, "isVisitWorthwhileToAnnounceVisit"),
                probe("a question the calendar has not", VISIT, "${calendar.workingDays(3)}", "${calendar.workingDay(3)}", Rule.UNREADABLE_EXPRESSION, "researchCustomer", "You probably meant workingDays"),
                probe("a fact that nobody sets", VISIT, "${visitWorthwhile}", "${visitWorthwile}", Rule.UNKNOWN_FACT, "isVisitWorthwhileToAnnounceVisit", "You probably meant visitWorthwhile"),
                probe("a name that is never given", JOURNEY, "${nextStep == 'tryAgain'}", "${nextStep == 'tryagian'}", Rule.UNKNOWN_VALUE, "whatNextToPauseBetweenCallsEnded", "You probably meant tryAgain"),
                probe("a timer in words", AGENCY, "${calendar.workingDays(5)}</bpmn:timeDate>", "5 days</bpmn:timeDate>", Rule.UNREADABLE_TIMER, "acknowledgementOverdue", "You probably meant P5D"),
                probe("a timer every second", "processes/open-cases.bpmn", "0 0 5 * * ?", "* * * * * ?", Rule.TIMER_TOO_OFTEN, "dailyRunDue"),
                probe("a tone that there is not", JOURNEY, ">firm</camunda:inputParameter>", ">harsh</camunda:inputParameter>", Rule.WRONG_INPUT, "sendFirmReminder", "courteous"),
                probe("a wording that there is not", JOURNEY, ">firmReminder</camunda:inputParameter>", ">firmReminde</camunda:inputParameter>", Rule.WRONG_INPUT, "sendFirmReminder", "You probably meant firmReminder"),
                probe("days that are no number", JOURNEY, ">30</camunda:inputParameter>", ">thirty</camunda:inputParameter>", Rule.WRONG_INPUT, "reminderPeriodEnded", "whole number"),
                probe("days counted from a message that is not sent", JOURNEY, "name=\"countedFrom\">friendlyReminder<", "name=\"countedFrom\">secondReminder<", Rule.WRONG_INPUT, "reminderPeriodEnded"),
                probe("a field left empty", JOURNEY, "name=\"dayKind\">calendar<", "name=\"dayKind\"><", Rule.WRONG_INPUT, "reminderPeriodEnded", "is empty"),
                probe("a field that the block has not", JOURNEY, "name=\"tone\">firm<", "name=\"mood\">firm<", Rule.UNKNOWN_INPUT, "sendFirmReminder"),
                probe("a question without default", JOURNEY, " default=\"isFirmReminderPlannedToCallCustomer\"", "", Rule.NO_DEFAULT, "isFirmReminderPlanned"),
                probe("a way without condition", JOURNEY, "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${nextStep == 'negotiate'}</bpmn:conditionExpression>", "", Rule.NO_CONDITION, "whatNextToNegotiate"),
                probe("a step that no way leads to", VISIT, "targetRef=\"announceVisit\"", "targetRef=\"visitCalledOff\"", Rule.UNREACHABLE, "announceVisit"),
                probe("a step that nothing follows", VISIT, "<bpmn:sequenceFlow id=\"visitCustomerToCustomerVisited\" sourceRef=\"visitCustomer\" targetRef=\"customerVisited\" />", "", Rule.LEADS_NOWHERE, "visitCustomer"),
                probe("a way that never ends", AGENCY, "sourceRef=\"placementPeriodEnded\" targetRef=\"recallPlacement\"", "sourceRef=\"placementPeriodEnded\" targetRef=\"placementPeriodEnded\"", Rule.NEVER_ENDS, "placementPeriodEnded"),
                probe("an end that is not told", JOURNEY, "<camunda:executionListener delegateExpression=\"${endCase}\" event=\"start\" />", "", Rule.CASE_STAYS_OPEN, "arrangementKept", "endCase"),
                probe("a loop without a wait", JOURNEY, "<bpmn:sequenceFlow id=\"reassignToDifferentStaffToCallCustomer\" sourceRef=\"reassignToDifferentStaff\" targetRef=\"callCustomer\" />",
                        "<bpmn:sequenceFlow id=\"reassignToDifferentStaffToCallCustomer\" sourceRef=\"reassignToDifferentStaff\" targetRef=\"whatNext\" />", Rule.LOOP_WITHOUT_WAIT, "whatNext", "Reassign to different staff"),
                probe("a call by another form", JOURNEY, "camunda:formRef=\"call-customer\"", "camunda:formRef=\"research-customer\"", Rule.CONTACT_OUTSIDE_BLOCK, "callCustomer"),
                probe("a message by something else", JOURNEY, "camunda:delegateExpression=\"${sendMessage}\"", "camunda:delegateExpression=\"${updateBalance}\"", Rule.CONTACT_OUTSIDE_BLOCK, "sendFriendlyReminder"),
                probe("an agency without letter", JOURNEY, "<bpmn:sequenceFlow id=\"whatNextToSendPlacementLetter\" name=\"placement letter\" sourceRef=\"whatNext\" targetRef=\"sendPlacementLetter\">",
                        "<bpmn:sequenceFlow id=\"whatNextToSendPlacementLetter\" name=\"placement letter\" sourceRef=\"whatNext\" targetRef=\"lastChanceEnded\">", Rule.AGENCY_WITHOUT_LETTER, "placeWithAgency"),
                probe("an agency without last chance", JOURNEY, "sourceRef=\"sendPlacementLetter\" targetRef=\"lastChanceEnded\"", "sourceRef=\"sendPlacementLetter\" targetRef=\"placeWithAgency\"", Rule.AGENCY_WITHOUT_LAST_CHANCE, "placeWithAgency"),
                probe("a last chance that is too short", JOURNEY, "name=\"Last chance: wait 14 days\"", "name=\"Last chance: wait 7 days\"", Rule.LABEL_DIFFERS, "lastChanceEnded"),
                probe("no way out when paid", JOURNEY, "name=\"paidInFull\"", "name=\"paymentReceived\"", Rule.NO_WAY_OUT, "collect-account", "paidInFull"),
                probe("a payment that does not interrupt", JOURNEY, "<bpmn:startEvent id=\"paidInFull\" name=\"Paid in full\">", "<bpmn:startEvent id=\"paidInFull\" name=\"Paid in full\" isInterrupting=\"false\">", Rule.NO_WAY_OUT, "paidInFull"),
                probe("no way out for a dispute", JOURNEY, "<bpmn:startEvent id=\"disputeRaised\" name=\"Dispute raised\" isInterrupting=\"false\">", "<bpmn:startEvent id=\"disputeRaised\" name=\"Dispute raised\">", Rule.NO_WAY_OUT, "disputeRaised"),
                probe("a task for nobody", JOURNEY, "camunda:formRefBinding=\"deployment\" camunda:candidateGroups=\"collectors\" camunda:dueDate=\"${calendar.workingDays(1)}\"", "camunda:formRefBinding=\"deployment\" camunda:dueDate=\"${calendar.workingDays(1)}\"", Rule.NO_GROUP, "callCustomer"),
                probe("a group that there is not", JOURNEY, "camunda:candidateGroups=\"specialists\"", "camunda:candidateGroups=\"specialist\"", Rule.NO_GROUP, "handleStopContact", "You probably meant specialists"),
                probe("a task without due date", VISIT, " camunda:dueDate=\"${calendar.workingDays(3)}\"", "", Rule.NO_DUE_DATE, "researchCustomer"),
                probe("a task without instruction", ARRANGEMENT, "A colleague agreed terms with this customer that go beyond their own authority. Look at the offer, the history and what we would get otherwise, then approve or reject. Give a reason either way; if you reject, say which terms you would accept: a colleague may then agree these without asking again. You cannot approve terms that you agreed yourself, nor what exceeds your own authority; after two working days the supervisors are asked too.", "Approve.", Rule.NO_INSTRUCTION, "approveTerms"),
                probe("a task without form", ARRANGEMENT, "camunda:formRef=\"approve-terms\" camunda:formRefBinding=\"deployment\"", "", Rule.NO_FORM, "approveTerms"),
                probe("a form that there is not", ARRANGEMENT, "camunda:formRef=\"approve-terms\"", "camunda:formRef=\"approve-term\"", Rule.MISSING_FORM, "approveTerms", "You probably meant approve-terms"),
                probe("a field removed that is read", "forms/approve-terms.form", "\"key\": \"termsApproved\"", "\"key\": \"approved\"", Rule.MISSING_FIELD, "approveTerms", "termsApproved"),
                probe("a binding to the latest", ARRANGEMENT, "camunda:formRefBinding=\"deployment\"", "camunda:formRefBinding=\"latest\"", Rule.WRONG_BINDING, "approveTerms"),
                probe("a diagram that there is not", JOURNEY, "calledElement=\"visit-customer\"", "calledElement=\"visit-costumer\"", Rule.MISSING_DIAGRAM, "visitCustomer", "You probably meant visit-customer"),
                probe("a table that there is not", JOURNEY, "<bpmn:businessRuleTask id=\"chooseTreatment\" name=\"Choose treatment\" camunda:modelerTemplate=\"choose-treatment\" camunda:modelerTemplateVersion=\"1\" camunda:delegateExpression=\"${chooseTreatment}\">",
                        "<bpmn:businessRuleTask id=\"chooseTreatment\" name=\"Choose treatment\" camunda:decisionRef=\"choose-gift\" camunda:decisionRefBinding=\"deployment\">", Rule.MISSING_TABLE, "chooseTreatment"),
                probe("a message that nobody sends", AGENCY, "name=\"placementReturned\"", "name=\"placementReturnd\"", Rule.UNSENT_MESSAGE, "placementReturned", "You probably meant placementReturned"),
                probe("a file picker", CALL, "\"type\": \"textarea\"", "\"type\": \"filepicker\"", Rule.FORM_COMPONENT, "disputeText"),
                probe("a dynamic list", CALL, "\"type\": \"group\"", "\"type\": \"dynamiclist\"", Rule.FORM_COMPONENT, "Group_about"),
                probe("a date with a value in it", CALL, "\"type\": \"datetime\",", "\"type\": \"datetime\", \"defaultValue\": \"2026-01-01\",", Rule.FORM_COMPONENT, "promisedOn"),
                probe("a field that is read-only", CALL, "\"type\": \"textarea\",", "\"type\": \"textarea\", \"readonly\": true,", Rule.FORM_COMPONENT, "disputeText"),
                probe("a form for Camunda 8", CALL, "\"Camunda Platform\"", "\"Camunda Cloud\"", Rule.FORM_COMPONENT, null),
                probe("two fields of one name", CALL, "\"key\": \"note\"", "\"key\": \"reason\"", Rule.FORM_DUPLICATE, "reason"),
                probe("a key that cannot be asked for", CALL, "\"key\": \"note\"", "\"key\": \"a note\"", Rule.FORM_NAME, "a note"),
                probe("a form that shows what nobody knows", CALL, "{{customer}}", "{{custommer}}", Rule.FORM_UNKNOWN_NAME, "custommer", "You probably meant customer"),
                probe("a condition of a form that cannot be read", CALL, "\"hide\": \"=", "\"hide\": \"=(", Rule.FORM_CONDITION, "reason"),
                probe("a list that nobody fills", CALL, "\"valuesKey\": \"disputableInvoices\"", "\"valuesKey\": \"invoiceList\"", Rule.FORM_CHOICES, "disputedInvoice"),
                probe("rows that contradict one another", "processes/choose-next-step.dmn", "hitPolicy=\"FIRST\"", "hitPolicy=\"UNIQUE\"", Rule.TABLE_OVERLAP, null),
                probe("a word without quotation marks", "processes/choose-next-step.dmn", "<text>&quot;wantsToNegotiate&quot;</text>", "<text>wantsToNegotiate</text>", Rule.TABLE_CELL, null, "\"wantsToNegotiate\""),
                probe("an output renamed", "processes/choose-next-step.dmn", "name=\"nextStep\" typeRef", "name=\"nextSteps\" typeRef", Rule.TABLE_OUTPUT, "choose-next-step", "You probably meant nextSteps"),
                probe("an input that the table is not told", "processes/choose-next-step.dmn", "<text>visitPlanned</text>", "<text>visitsPlanned</text>", Rule.TABLE_INPUT, "choose-next-step", "You probably meant visitPlanned"),
                probe("a table in another language", "processes/choose-agency.dmn", "<inputExpression ", "<inputExpression expressionLanguage=\"groovy\" ", Rule.NOT_ACCEPTED, null),
                probe("a label that says something else", JOURNEY, ">30</camunda:inputParameter>", ">21</camunda:inputParameter>", Rule.LABEL_DIFFERS, "reminderPeriodEnded", "21 days"),
                probe("a step under another id", VISIT, "announceVisit", "sayWhen", Rule.RENAMED, "sayWhen", "'announceVisit'"));
    }

    @BeforeAll
    void read() {
        shipped = Shipped.files();
        check = Shipped.check();
    }

    @ParameterizedTest
    @MethodSource("probes")
    void isFoundWhereItIsWithWhatWouldHappenAndTheMend(Probe probe) {
        String text = new String(shipped.get(probe.file()), StandardCharsets.UTF_8);
        assertThat(text).contains(probe.find());
        Map<String, byte[]> broken = new TreeMap<>(shipped);
        String changed = probe.rule() == Rule.RENAMED ? text.replace(probe.find(), probe.replace())
                : text.substring(0, text.indexOf(probe.find())) + probe.replace() + text.substring(text.indexOf(probe.find()) + probe.find().length());
        broken.put(probe.file(), changed.getBytes(StandardCharsets.UTF_8));
        List<Finding> findings = check.findings(broken, shipped);
        assertThat(findings).as("%s", findings.stream().map(Finding::asText).toList()).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(probe.rule());
            if (probe.element() != null) {
                assertThat(finding.element()).isEqualTo(probe.element());
            }
            assertThat(finding.asText()).contains(probe.meant()).doesNotContain("%s");
        });
    }

    @Test
    void everythingThatIsLookedForIsProbed() {
        Set<Rule> probed = probes().stream().map(Probe::rule).collect(Collectors.toCollection(() -> EnumSet.noneOf(Rule.class)));
        assertThat(EnumSet.complementOf(EnumSet.copyOf(probed))).as("tried with files of their own below").containsExactlyInAnyOrder(Rule.WRONG_FILE, Rule.TABLE_GAP, Rule.TABLE_DEAD_ROW);
    }

    @Test
    void aFileOfAnotherKindIsRefused() {
        assertThat(check.findings(Map.of("evil.groovy", new byte[0]), Map.of())).extracting(Finding::rule).containsExactly(Rule.WRONG_FILE);
    }

    @Test
    void aTableThatAnswersNotEveryQuestionSaysWhichOneAndARowBehindACatchAllIsDead() {
        assertThat(inTable("UNIQUE", "&lt; 30", "[31..60]", "&gt; 60")).extracting(Finding::rule).containsExactly(Rule.TABLE_GAP);
        assertThat(inTable("UNIQUE", "&lt; 30", "[30..60]", "&gt; 60")).isEmpty();
        assertThat(inTable("UNIQUE", "&lt; 30", "[30..60]", "&gt;= 60")).extracting(Finding::rule).containsExactly(Rule.TABLE_OVERLAP);
        assertThat(inTable("FIRST", "&lt; 30", "", "&gt; 60")).extracting(Finding::rule).containsExactly(Rule.TABLE_DEAD_ROW);
        assertThat(inTable("FIRST", "\"business\"", "\"consumer\"")).extracting(Finding::rule).containsExactly(Rule.TABLE_GAP);
        assertThat(inTable("FIRST", "true", "false")).isEmpty();
        assertThat(inTable("FIRST", "not(\"DE\")", "\"DE\"")).isEmpty();
    }

    private List<Finding> inTable(String policy, String... cells) {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            rules.append("<rule id='r").append(i).append("'><inputEntry id='i").append(i).append("'><text>").append(cells[i]).append("</text></inputEntry><outputEntry id='o").append(i)
                    .append("'><text>1</text></outputEntry></rule>");
        }
        String table = "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' xmlns:camunda='http://camunda.org/schema/1.0/dmn'><decision id='choose-gift' camunda:historyTimeToLive='P1D'>"
                + "<decisionTable id='t' hitPolicy='" + policy + "'><input id='i' label='days'><inputExpression id='e'><text>daysPastDue</text></inputExpression></input>"
                + "<output id='o' name='gift'/>" + rules + "</decisionTable></decision></definitions>";
        return check.findings(Map.of("choose-gift.dmn", table.getBytes(StandardCharsets.UTF_8)), Map.of());
    }
}
