package org.dunwell.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.security.Browser.ENGINE;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.dunwell.staff.Groups;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Attacks, each tried as the attacker would")
class AttackTest extends OverHttp {

    private static final String EXPRESSION = "${''.getClass().forName('java.lang.System').getMethod('lineSeparator').invoke(null)}";
    private static final String INJECTION = "{\"orQueries\":[{\"assigneeExpression\":\"" + EXPRESSION + "\"}]}";
    private static final String NEW_USER = "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"I\",\"lastName\":\"N\",\"email\":\"i@example.org\"},"
            + "\"credentials\":{\"password\":\"something long\"}}";

    @Autowired
    private IdentityService identities;

    // nobody

    @ParameterizedTest
    @ValueSource(strings = {ENGINE + "/task", ENGINE + "/task/count", "/camunda/api/engine/engine/", "/camunda/api/engine/engine/default/process-instance",
            "/camunda/api/cockpit/plugin/base/default/process-definition/statistics", "/camunda/api/cockpit/plugin/base/static/app/plugin.js",
            "/camunda/api/admin/auth/user/default", "/camunda/api/admin/plugin/adminPlugins/default/metrics/aggregated", "/camunda/app/tasklist/default/",
            "/camunda/app/admin/default/setup/", "/camunda/", "/engine-rest/version", "/engine-rest/engine", "/engine-rest/task", "/engine-rest/deployment",
            "/engine-rest/process-instance", "/api/cases", "/api/payments", "/api/clock", "/actuator", "/actuator/prometheus", "/actuator/env", "/actuator/heapdump",
            "/v3/api-docs", "/swagger-ui/index.html", "/desk", "/password", "/h2-console"})
    void nobodySeesAnythingWithoutLogin(String path) {
        HttpResponse<String> response = browser().get(path);
        assertThat(response.statusCode()).isIn(302, 401);
        if (response.statusCode() == 302) {
            assertThat(Browser.location(response)).endsWith("/login");
        }
    }

    @Test
    void healthTellsStrangersUpOrDownAndNoMore() {
        HttpResponse<String> health = browser().get("/actuator/health");
        assertThat(health.statusCode()).isIn(200, 503);
        assertThat(health.body()).contains("status").doesNotContain("components").doesNotContain("database");
        assertThat(basic("coll1").get("/actuator/health").body()).doesNotContain("components");
        assertThat(basic("operator1").get("/actuator/health").body()).contains("components");
        assertThat(basic("coll1").get("/actuator/prometheus").statusCode()).isEqualTo(403);
        assertThat(basic("operator1").get("/actuator/prometheus").statusCode()).as("tests have no metrics").isIn(200, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//camunda/api/engine/engine/default/task", "/camunda//api/engine/engine/default/task",
            "/camunda/api;jsessionid=1/engine/engine/default/task", "/camunda/api/engine/engine/default/task;a=b", "/camunda/%61pi/engine/engine/default/task",
            "/camunda/api%2Fengine/engine/default/task", "/CAMUNDA/api/engine/engine/default/task", "/camunda/API/engine/engine/default/task",
            "/camunda/./api/engine/engine/default/task", "/login/../camunda/api/engine/engine/default/task", "/login/%2e%2e/camunda/api/engine/engine/default/task",
            "/camunda/api/engine/engine/default/task/", "/camunda/api/engine/engine/default/task%00", "/dunwell.css/..;/camunda/api/engine/engine/default/task",
            "/ENGINE-REST/version", "/engine-rest;x/version", "/engine-rest/version/", "//engine-rest/version", "/actuator/health/..;/env", "/actuator//env"})
    void noSpellingOfAnAddressGetsRoundTheLogin(String path) {
        HttpResponse<String> response = browser().get(path);
        assertThat(response.statusCode()).as(path).isIn(302, 400, 401, 403, 404);
        assertThat(response.body()).doesNotContain("7.24.0").doesNotContain("taskDefinitionKey");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/api/admin/setup/default/user/create", "/camunda/api/admin/setup/default/user/create/",
            "/camunda/api/admin//setup/default/user/create", "/camunda/api/admin/setup;x=y/default/user/create", "/camunda/api/admin/s%65tup/default/user/create",
            "/camunda/api/admin/SETUP/default/user/create", "/camunda/api/admin/./setup/default/user/create", "/camunda/api/admin/auth/../setup/default/user/create",
            "/camunda/api/admin/setup%2fdefault/user/create", "/camunda/api/admin/setup/other/user/create"})
    void nobodyMakesThemselvesAnAdministratorThroughTheSetup(String path) {
        assertThat(browser().post(path, NEW_USER).statusCode()).isIn(302, 400, 401, 403, 404);
        assertThat(as("coll1").post(path, NEW_USER).statusCode()).isIn(400, 403, 404);
        assertThat(as("boss1").post(path, NEW_USER).statusCode()).as("not even administrators need it").isIn(400, 403, 404);
        assertThat(identities.createUserQuery().userId("intruder").count()).isZero();
    }

    @Test
    void theWebApplicationsOwnLoginIsNoSecondDoor() {
        HttpResponse<String> response = browser().send(browser().request("/camunda/api/admin/auth/user/default/login/tasklist")
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString("username=coll1&password=" + PASSWORD)));
        assertThat(response.statusCode()).isEqualTo(401);
    }

    // CVE-2026-109432

    @ParameterizedTest
    @ValueSource(strings = {"/task", "/task?maxResults=1", "/task/count"})
    void expressionsInOrQueriesAreNotEvaluated(String path) {
        HttpResponse<String> response = as("coll1").post(ENGINE + path, INJECTION);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("Expressions are not accepted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "count", "singleResult", "list?maxResults=1"})
    void norInWhatExtendsAFilter(String way) {
        Browser anna = as("coll1");
        for (JsonNode filter : anna.json(ENGINE + "/filter")) {
            String address = ENGINE + "/filter/" + filter.get("id").asText() + "/" + way;
            for (String query : List.of(INJECTION, INJECTION.replace("assignee", "owner"), "{\"assigneeExpression\":\"" + EXPRESSION + "\"}")) {
                HttpResponse<String> response = anna.post(address, query);
                assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
            }
        }
    }

    @Test
    void onlyAdministratorsWriteFilters() {
        String filter = "{\"resourceType\":\"Task\",\"name\":\"Mine\",\"query\":" + INJECTION + ",\"properties\":{}}";
        for (String who : List.of("coll1", "super1", "manager1", "owner1")) {
            Browser person = as(who);
            refused(person.post(ENGINE + "/filter/create", filter));
            for (JsonNode existing : person.json(ENGINE + "/filter")) {
                refused(person.put(ENGINE + "/filter/" + existing.get("id").asText(), filter));
                refused(person.delete(ENGINE + "/filter/" + existing.get("id").asText()));
            }
        }
    }

    // a collector

    record Try(String method, String path, String json) {
    }

    static Stream<Try> whatACollectorMustNotDoToAnOwnTask() {
        String task = ENGINE + "/task/{task}";
        String variable = "{\"value\":\"x\",\"type\":\"String\"}";
        String patch = "{\"modifications\":{\"owed\":" + variable + "}}";
        return Stream.of(
                new Try("POST", task + "/assignee", "{\"userId\":\"coll2\"}"),
                new Try("POST", task + "/delegate", "{\"userId\":\"coll2\"}"),
                new Try("POST", task + "/identity-links", "{\"userId\":\"coll2\",\"type\":\"candidate\"}"),
                new Try("POST", task + "/identity-links", "{\"groupId\":\"managers\",\"type\":\"candidate\"}"),
                new Try("POST", task + "/identity-links", "{\"userId\":\"coll2\",\"type\":\"owner\"}"),
                new Try("POST", task + "/identity-links/delete", "{\"groupId\":\"collectors\",\"type\":\"candidate\"}"),
                new Try("PUT", task + "/variables/owed", variable),
                new Try("POST", task + "/variables", patch),
                new Try("DELETE", task + "/variables/owed", null),
                new Try("PUT", task + "/localVariables/owed", variable),
                new Try("POST", task + "/localVariables", patch),
                new Try("POST", task + "/resolve", "{}"),
                new Try("POST", task + "/bpmnError", "{\"errorCode\":\"x\"}"),
                new Try("POST", task + "/bpmnEscalation", "{\"escalationCode\":\"x\"}"),
                new Try("DELETE", task, null),
                new Try("POST", ENGINE + "/task/create", "{\"name\":\"mine\"}"),
                new Try("PUT", ENGINE + "/process-instance/{instance}/variables/owed", variable),
                new Try("POST", ENGINE + "/process-instance/{instance}/variables", patch),
                new Try("PUT", ENGINE + "/execution/{instance}/localVariables/owed", variable),
                new Try("POST", ENGINE + "/process-instance/{instance}/modification", "{\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"callCustomer\"}]}"),
                new Try("DELETE", ENGINE + "/process-instance/{instance}", null),
                new Try("PUT", ENGINE + "/process-instance/{instance}/suspended", "{\"suspended\":true}"),
                new Try("POST", ENGINE + "/process-instance/{instance}/comment", "{\"message\":\"x\"}"),
                new Try("POST", ENGINE + "/process-instance/delete", "{\"processInstanceIds\":[\"{instance}\"]}"),
                new Try("POST", ENGINE + "/process-instance/variables-async", "{\"processInstanceIds\":[\"{instance}\"],\"variables\":{\"owed\":" + variable + "}}"),
                new Try("POST", ENGINE + "/execution/{instance}/signal", "{}"),
                new Try("POST", ENGINE + "/message", "{\"messageName\":\"paidInFull\",\"processInstanceId\":\"{instance}\"}"),
                new Try("POST", ENGINE + "/message", "{\"messageName\":\"paidInFull\",\"all\":true}"),
                new Try("POST", ENGINE + "/signal", "{\"name\":\"x\"}"),
                new Try("POST", ENGINE + "/condition", "{\"variables\":{}}"),
                new Try("POST", ENGINE + "/process-definition/key/visit-the-moon/start", "{}"),
                new Try("POST", ENGINE + "/process-definition/key/visit-the-moon/submit-form", "{\"variables\":{}}"),
                new Try("POST", ENGINE + "/process-definition/visit-the-moon/restart", "{\"processInstanceIds\":[\"{instance}\"],\"instructions\":[]}"),
                new Try("PUT", ENGINE + "/process-definition/key/visit-the-moon/suspended", "{\"suspended\":true}"),
                new Try("POST", ENGINE + "/modification/execute", "{\"processDefinitionId\":\"{definition}\",\"processInstanceIds\":[\"{instance}\"],"
                        + "\"instructions\":[{\"type\":\"cancel\",\"activityId\":\"callCustomer\"}]}"),
                new Try("POST", ENGINE + "/migration/execute", "{\"migrationPlan\":{\"sourceProcessDefinitionId\":\"{definition}\","
                        + "\"targetProcessDefinitionId\":\"{definition}\",\"instructions\":[]},\"processInstanceIds\":[\"{instance}\"]}"),
                new Try("DELETE", ENGINE + "/history/process-instance/{instance}", null),
                new Try("POST", ENGINE + "/history/cleanup", null),
                new Try("POST", ENGINE + "/user/create", NEW_USER),
                new Try("PUT", ENGINE + "/group/camunda-admin/members/coll1", "{}"),
                new Try("PUT", ENGINE + "/user/coll2/credentials", "{\"password\":\"something long\"}"),
                new Try("POST", ENGINE + "/authorization/create",
                        "{\"type\":1,\"permissions\":[\"ALL\"],\"userId\":\"coll1\",\"groupId\":null,\"resourceType\":7,\"resourceId\":\"*\"}"),
                new Try("POST", ENGINE + "/deployment/create", "{}"),
                new Try("POST", ENGINE + "/external-task/fetchAndLock", "{\"workerId\":\"w\",\"maxTasks\":1,\"topics\":[]}"),
                new Try("POST", ENGINE + "/decision-definition/key/rank-work/evaluate", "{\"variables\":{}}"));
    }

    @ParameterizedTest
    @MethodSource("whatACollectorMustNotDoToAnOwnTask")
    void aCollectorCannot(Try what) {
        String task = task();
        Browser anna = as("coll1");
        anna.post(ENGINE + "/task/" + task + "/claim", "{\"userId\":\"coll1\"}");
        JsonNode before = anna.json(ENGINE + "/task/" + task);
        HttpResponse<String> response = anna.send(what.method(), filled(what.path(), before), filled(what.json(), before));
        assertThat(response.statusCode()).as(what + ": " + response.body()).isIn(400, 403, 404, 405, 415);
        assertThat(anna.json(ENGINE + "/task/" + task)).isEqualTo(before);
        assertThat(runtime.getVariable(before.get("processInstanceId").asText(), "owed")).isEqualTo("5.00 EUR");
        assertThat(tasks.getIdentityLinksForTask(task)).hasSize(2);
        assertThat(identities.createUserQuery().userId("intruder").count()).isZero();
    }

    private static String filled(String text, JsonNode task) {
        return text == null ? null : text.replace("{task}", task.get("id").asText()).replace("{instance}", task.get("processInstanceId").asText())
                .replace("{definition}", task.get("processDefinitionId").asText());
    }

    @Test
    void aCollectorIsToldWhyInWordsTheyUnderstand() {
        String task = task();
        Browser anna = as("coll1");
        anna.post(ENGINE + "/task/" + task + "/claim", "{\"userId\":\"coll1\"}");
        assertThat(anna.post(ENGINE + "/task/" + task + "/assignee", "{\"userId\":\"coll2\"}").body()).contains("Only a supervisor can give a task to somebody else.");
        String dated = Browser.taskWith(anna.json(ENGINE + "/task/" + task), "due", "2099-01-01T08:00:00.000+0000");
        assertThat(anna.put(ENGINE + "/task/" + task, dated).body()).contains("Only a supervisor can change the due date");
    }

    @Test
    void aCollectorPutsOffButDoesNotDateRankOrHandOverTheirTask() {
        String task = task();
        Browser anna = as("coll1");
        anna.post(ENGINE + "/task/" + task + "/claim", "{\"userId\":\"coll1\"}");
        JsonNode mine = anna.json(ENGINE + "/task/" + task);
        refused(anna.put(ENGINE + "/task/" + task, Browser.taskWith(mine, "due", "2099-01-01T08:00:00.000+0000")));
        refused(anna.put(ENGINE + "/task/" + task, Browser.taskWith(mine, "priority", 99)));
        refused(anna.put(ENGINE + "/task/" + task, Browser.taskWith(mine, "assignee", "coll2")));
        refused(anna.put(ENGINE + "/task/" + task, Browser.taskWith(mine, "owner", "coll1")));
        refused(anna.put(ENGINE + "/task/" + task, Browser.taskWith(mine, "name", "Holiday")));
        refused(anna.put(ENGINE + "/task/" + task, Browser.taskWith(mine, "delegationState", "PENDING")));
    }

    @Test
    void aTaskThatSomebodyElseHoldsIsOutOfReach() {
        String task = task();
        as("coll1").post(ENGINE + "/task/" + task + "/claim", "{\"userId\":\"coll1\"}");
        Browser ben = as("coll2");
        refused(ben.post(ENGINE + "/task/" + task + "/submit-form", "{\"variables\":{}}"));
        refused(ben.post(ENGINE + "/task/" + task + "/complete", "{\"variables\":{}}"));
        refused(ben.post(ENGINE + "/task/" + task + "/unclaim", null));
        refused(ben.post(ENGINE + "/task/" + task + "/assignee", "{\"userId\":\"coll2\"}"));
        assertThat(ben.post(ENGINE + "/task/" + task + "/claim", "{\"userId\":\"coll2\"}").statusCode()).isGreaterThanOrEqualTo(400);
        refused(ben.put(ENGINE + "/task/" + task, Browser.taskWith(ben.json(ENGINE + "/task/" + task), "followUp", "2099-01-01T08:00:00.000+0000")));
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee()).isEqualTo("coll1");
    }

    @Test
    void nobodyCompletesATaskWithoutTakingItFirstNotEvenSupervisors() {
        String task = task();
        for (String who : List.of("coll1", "super1", "boss1")) {
            refused(as(who).post(ENGINE + "/task/" + task + "/submit-form", "{\"variables\":{}}"));
            refused(as(who).post(ENGINE + "/task/" + task + "/complete", "{\"variables\":{}}"));
        }
        assertThat(tasks.createTaskQuery().taskId(task).count()).isOne();
    }

    @Test
    void nobodyClaimsForSomebodyElseOrWhatIsNotOfferedToThem() {
        String task = task();
        refused(as("coll1").post(ENGINE + "/task/" + task + "/claim", "{\"userId\":\"coll2\"}"));
        for (String who : List.of("credit1", "manager1", "auditor1", "operator1", "owner1")) {
            Browser person = as(who);
            refused(person.post(ENGINE + "/task/" + task + "/claim", "{\"userId\":\"" + who + "\"}"));
            refused(person.post(ENGINE + "/task/" + task + "/comment/create", "{\"message\":\"x\"}"));
            refused(person.post(ENGINE + "/task/" + task + "/assignee", "{\"userId\":\"" + who + "\"}"));
        }
    }

    // those who watch

    @Test
    void thoseWhoWatchChangeNothing() {
        String task = task();
        String instance = tasks.createTaskQuery().taskId(task).singleResult().getProcessInstanceId();
        for (String who : List.of("manager1", "auditor1", "owner1", "operator1")) {
            Browser person = as(who);
            refused(person.put(ENGINE + "/process-instance/" + instance + "/variables/owed", "{\"value\":\"0\",\"type\":\"String\"}"));
            refused(person.delete(ENGINE + "/process-instance/" + instance));
            refused(person.put(ENGINE + "/process-instance/" + instance + "/suspended", "{\"suspended\":true}"));
            refused(person.post(ENGINE + "/process-instance/" + instance + "/modification",
                    "{\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"callCustomer\"}]}"));
            String deployment = repository.createDeploymentQuery().deploymentName("moon").singleResult().getId();
            refused(person.delete(ENGINE + "/deployment/" + deployment + "?cascade=true"));
        }
    }

    @Test
    void onlyOperatorsBringFailedJobsBack() {
        String job = as("manager1").json(ENGINE + "/job?maxResults=1").get(0).get("id").asText();
        for (String who : List.of("manager1", "auditor1", "owner1", "coll1")) {
            refused(as(who).put(ENGINE + "/job/" + job + "/retries", "{\"retries\":2}"));
        }
        Browser oliver = as("operator1");
        assertThat(oliver.put(ENGINE + "/job/" + job + "/retries", "{\"retries\":2}").statusCode()).isEqualTo(204);
        refused(oliver.post(ENGINE + "/job/" + job + "/execute", null));
        refused(oliver.put(ENGINE + "/job/" + job + "/duedate", "{\"duedate\":\"2020-01-01T00:00:00.000+0000\"}"));
        refused(oliver.delete(ENGINE + "/job/" + job));
    }

    @Test
    void whatStandsBehindAnApplicationIsOnlyForThoseWhoMayOpenIt() {
        assertThat(as("coll1").get("/camunda/api/cockpit/plugin/base/default/process-definition/statistics").statusCode()).isEqualTo(403);
        assertThat(as("coll1").get("/camunda/api/cockpit/plugin/base/default/incident").statusCode()).isEqualTo(403);
        assertThat(as("manager1").get("/camunda/api/admin/plugin/adminPlugins/default/metrics/task-worker/aggregated").statusCode()).isEqualTo(403);
        assertThat(as("coll1").get("/camunda/app/cockpit/default/").statusCode()).isNotEqualTo(200);
        assertThat(as("manager1").get("/camunda/app/tasklist/default/").statusCode()).isNotEqualTo(200);
        assertThat(as("coll1").get("/camunda/app/admin/default/").statusCode()).isNotEqualTo(200);
    }

    // administrators

    @Test
    void theLastAdministratorStays() {
        Browser boss = as("boss1");
        List<String> others = identities.createUserQuery().memberOfGroup(Groups.ADMINISTRATORS).list().stream().map(user -> user.getId())
                .filter(id -> !id.equals("boss1")).toList();
        others.forEach(other -> identities.deleteMembership(other, Groups.ADMINISTRATORS));
        try {
            refused(boss.delete(ENGINE + "/group/camunda-admin/members/boss1"));
            refused(boss.delete(ENGINE + "/user/boss1"));
            refused(boss.delete(ENGINE + "/group/camunda-admin"));
            assertThat(identities.createUserQuery().memberOfGroup(Groups.ADMINISTRATORS).count()).isOne();
        } finally {
            others.forEach(other -> identities.createMembership(other, Groups.ADMINISTRATORS));
        }
    }

    @Test
    void notEvenAdministratorsDeployPastTheChecks() {
        HttpResponse<String> response = as("boss1").upload(ENGINE + "/deployment/create", "deployment-name", "evil", "evil.bpmn", file("visit-the-moon.bpmn"));
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("Deploy from Camunda Modeler");
        assertThat(repository.createDeploymentQuery().deploymentName("evil").count()).isZero();
    }

    private static void refused(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.request() + " " + response.body()).isIn(400, 403, 404, 405);
    }
}
