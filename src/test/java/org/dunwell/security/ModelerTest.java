package org.dunwell.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The process owner deploys from Modeler, and only what is safe")
class ModelerTest extends OverHttp {

    @Test
    void oneDiagramAloneIsCompletedFromTheLiveSet() throws IOException {
        String changed = ours("processes/visit-customer.bpmn").replaceFirst("name=\"Visit customer\"", "name=\"Visit the customer\"");
        HttpResponse<String> response = deploy("owner1", "visit-customer.bpmn", changed);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode processes = Browser.json(response).get("deployedProcessDefinitions");
        assertThat(processes.size()).isOne();
        assertThat(processes.elements().next().get("key").asText()).isEqualTo("visit-customer");
        String deployment = Browser.json(response).get("id").asText();
        assertThat(repository.getDeploymentResourceNames(deployment)).contains("processes/visit-customer.bpmn", "processes/collect-account.bpmn",
                "processes/choose-treatment.dmn", "forms/visit-customer.form");
        assertThat(repository.createProcessDefinitionQuery().latestVersion().processDefinitionKey("collect-account").singleResult().getDeploymentId())
                .isEqualTo(deployment);

        HttpResponse<String> again = deploy("owner1", "visit-customer.bpmn", changed);
        assertThat(Browser.json(again).get("id").asText()).as("the same again changes nothing").isEqualTo(deployment);
    }

    @Test
    void modelerCanAskWhatItAsksBefore() {
        Browser owner = basic("owner1");
        assertThat(owner.json("/engine-rest/version").get("version").asText()).isEqualTo("7.24.0");
        assertThat(owner.json("/engine-rest/deployment?maxResults=0").size()).isZero();
        assertThat(owner.json("/engine-rest/deployment").get(0).get("name").asText()).isEqualTo("dunwell");
        for (String closed : List.of("/engine-rest/task", "/engine-rest/process-instance", "/engine-rest/user", "/engine-rest/process-definition")) {
            assertThat(owner.get(closed).statusCode()).isIn(403, 404);
        }
        HttpResponse<String> start = owner.post("/engine-rest/process-definition/key/collect-account/start", "{}");
        assertThat(start.statusCode()).isEqualTo(400);
        assertThat(Browser.json(start).get("message").asText()).contains("a case writes to a real customer").contains("/desk/check");
    }

    @Test
    void aWaitBlockWhoseTimerIsEmptyIsFilledIn() throws IOException {
        String empty = ours("processes/visit-customer.bpmn").replace("<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${calendar.due(execution)}</bpmn:timeDate>", "");
        HttpResponse<String> response = deploy("owner1", "visit-customer.bpmn", empty);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        try (InputStream live = repository.getResourceAsStream(Browser.json(response).get("id").asText(), "processes/visit-customer.bpmn")) {
            assertThat(new String(live.readAllBytes())).contains("${calendar.due(execution)}");
        }
    }

    @Test
    void whatIsLiveIsFetchedAndSeenByThoseWhoMay() throws IOException {
        HttpResponse<byte[]> zip = basic("owner1").bytes("/api/deployments/live.zip");
        assertThat(zip.statusCode()).isEqualTo(200);
        Set<String> names = new TreeSet<>();
        try (ZipInputStream files = new ZipInputStream(new ByteArrayInputStream(zip.body()))) {
            for (ZipEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                names.add(file.getName());
            }
        }
        assertThat(names).contains("processes/collect-account.bpmn", "forms/call-customer.form", "processes/reasons.dmn").doesNotContain("packaged.txt");
        for (String who : List.of("coll1", "manager1", "operator1")) {
            assertThat(basic(who).get("/api/deployments/live.zip").statusCode()).isEqualTo(403);
            assertThat(as(who).get("/desk/check").statusCode()).isEqualTo(403);
        }
        assertThat(as("coll1").get("/desk/deployments").statusCode()).isEqualTo(403);
        assertThat(as("manager1").get("/desk/deployments").body()).contains("live").doesNotContain("api/deployments/live.zip");
        String broken = ours("processes/visit-customer.bpmn").replace("${visitWorthwhile}", "${visitWorthwile}");
        assertThat(as("owner1").formWithFile("/desk/check", "visit-customer.bpmn", broken).body()).contains("One error: it would not be deployed.")
                .contains("You probably meant visitWorthwhile.").contains("What would happen:").contains("bpmn-navigated-viewer");
    }

    @Test
    void nobodyElseDeploys() throws IOException {
        String diagram = ours("processes/visit-customer.bpmn");
        for (String who : List.of("coll1", "super1", "manager1", "auditor1", "operator1")) {
            assertThat(deploy(who, "visit-customer.bpmn", diagram).statusCode()).isEqualTo(403);
        }
        assertThat(browser().upload("/engine-rest/deployment/create", "visit-customer.bpmn", diagram).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "camunda:delegateExpression=\"${sendMessage}\" | camunda:class=\"java.lang.Object\" | camunda:class",
            "camunda:delegateExpression=\"${sendMessage}\" | camunda:delegateExpression=\"${dataSource}\" | no building block ${dataSource}",
            "camunda:delegateExpression=\"${sendMessage}\" | camunda:expression=\"${x}\" | camunda:expression",
            "camunda:delegateExpression=\"${sendMessage}\" | camunda:expression=\"${''.getClass().forName('java.lang.Runtime')}\" | camunda:expression",
            "${visitWorthwhile} | ${visitWorthwhile.getClass()} | ${visitWorthwhile.getClass()}",
            "</bpmn:process> | <bpmn:scriptTask id=\"evil\" scriptFormat=\"juel\"><bpmn:script>1</bpmn:script></bpmn:scriptTask></bpmn:process> | 'evil'",
            "</bpmn:process> | <bpmn:startEvent id=\"often\"><bpmn:timerEventDefinition><bpmn:timeCycle>R/PT1S</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent></bpmn:process> | 'often'"})
    void aHostileDiagramIsRefusedWithTheElementThatIsWrong(String harmless, String hostile, String told) throws IOException {
        String diagram = ours("processes/visit-customer.bpmn");
        assertThat(diagram).contains(harmless);
        long before = repository.createDeploymentQuery().count();
        HttpResponse<String> response = deploy("owner1", "visit-customer.bpmn", diagram.replace(harmless, hostile));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Browser.json(response).get("message").asText()).contains("Nothing was deployed").contains(told);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"evil.html", "evil.js", "evil.groovy", "evil.cmmn", "../evil.bpmn", "Evil.bpmn", "evil.bpmn20.xml", "packaged.txt"})
    void onlyDiagramsTablesAndFormsGetIn(String name) {
        assertThat(deploy("owner1", name, "<x/>").statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsNoUploadIsRefused() {
        assertThat(basic("owner1").post("/engine-rest/deployment/create", "{}").statusCode()).isEqualTo(415);
    }

    @Test
    void aDiagramThatTheEngineCannotReadIsRefusedInWords() {
        HttpResponse<String> response = deploy("owner1", "broken.bpmn", "<this is no diagram");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Browser.json(response).get("message").asText()).contains("broken.bpmn").contains("Open it in Camunda Modeler");
    }

    private HttpResponse<String> deploy(String who, String name, String content) {
        return basic(who).upload("/engine-rest/deployment/create", "deployment-name", "whatever", "deployment-source", "Camunda Modeler",
                "enable-duplicate-filtering", "true", name, content);
    }

    private static String ours(String file) throws IOException {
        return Files.readString(Path.of(file));
    }
}
