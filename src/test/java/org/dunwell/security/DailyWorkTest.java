package org.dunwell.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.security.Browser.ENGINE;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What people do every day is not hindered by any guard")
class DailyWorkTest extends OverHttp {

    @Test
    void aCollectorFindsClaimsPutsOffCommentsAndCompletesATaskWithItsForm() {
        String task = task();
        Browser anna = as("coll1");
        String calls = filter(anna, "Calls to make");
        JsonNode list = Browser.json(anna.send(anna.request(ENGINE + "/filter/" + calls + "/list").header("Accept", "application/hal+json").GET()));
        assertThat(list.toString()).contains(task).contains("Moon Ltd");

        accepted(anna.post(ENGINE + "/task/" + task + "/claim", "{\"userId\":\"coll1\"}"), 204);
        assertThat(anna.json(ENGINE + "/filter/" + filter(anna, "My work") + "/list").toString()).contains(task);

        JsonNode mine = anna.json(ENGINE + "/task/" + task);
        String later = Browser.taskWith(mine, "followUp", "2099-01-01T08:00:00.000+0000");
        accepted(anna.put(ENGINE + "/task/" + task, later), 204);
        assertThat(anna.json(ENGINE + "/filter/" + filter(anna, "My work") + "/list").toString()).as("put off").doesNotContain(task);
        assertThat(anna.json(ENGINE + "/filter/" + filter(anna, "All") + "/list").toString()).contains(task);

        accepted(anna.post(ENGINE + "/task/" + task + "/comment/create", "{\"message\":\"Nobody there\"}"), 200);
        assertThat(anna.get(ENGINE + "/task/" + task + "/comment").body()).contains("Nobody there");
        assertThat(anna.get(ENGINE + "/task/" + task + "/deployed-form").body()).contains("Field_note");
        assertThat(anna.get(ENGINE + "/task/" + task + "/form-variables").statusCode()).isEqualTo(200);
        assertThat(anna.get(ENGINE + "/process-definition/" + mine.get("processDefinitionId").asText() + "/xml").statusCode()).isEqualTo(200);

        HttpResponse<String> done = anna.post(ENGINE + "/task/" + task + "/submit-form", "{\"variables\":{\"note\":{\"value\":\"x\",\"type\":\"String\"}}}");
        assertThat(done.statusCode()).as(done.body()).isEqualTo(204);
        assertThat(tasks.createTaskQuery().taskId(task).count()).isZero();
    }

    @Test
    void aClaimedTaskIsGivenBackAndTakenBySomebodyElse() {
        String task = task();
        Browser anna = as("coll1");
        anna.post(ENGINE + "/task/" + task + "/claim", "{\"userId\":\"coll1\"}");
        accepted(anna.post(ENGINE + "/task/" + task + "/unclaim", null), 204);
        accepted(as("coll2").post(ENGINE + "/task/" + task + "/claim", "{\"userId\":\"coll2\"}"), 204);
    }

    @Test
    void aSupervisorReassignsDatesRanksAndTakesOverAnyTask() {
        String task = task();
        as("coll1").post(ENGINE + "/task/" + task + "/claim", "{\"userId\":\"coll1\"}");
        Browser sofia = as("super1");
        assertThat(sofia.json(ENGINE + "/filter/" + filter(sofia, "All") + "/list").toString()).contains(task);
        accepted(sofia.post(ENGINE + "/task/" + task + "/assignee", "{\"userId\":\"coll2\"}"), 204);
        String ranked = Browser.taskWith(sofia.json(ENGINE + "/task/" + task), "priority", 90, "due", "2030-01-01T08:00:00.000+0000");
        accepted(sofia.put(ENGINE + "/task/" + task, ranked), 204);
        accepted(sofia.post(ENGINE + "/task/" + task + "/assignee", "{\"userId\":\"super1\"}"), 204);
        accepted(sofia.post(ENGINE + "/task/" + task + "/submit-form", "{\"variables\":{}}"), 204);
    }

    @Test
    void everybodySeesOnlyTheirListsInTheOrderMeant() {
        assertThat(lists(as("coll1")))
                .containsExactlyInAnyOrder("My work", "Calls to make", "Negotiations", "Visits", "Overdue tasks", "All");
        assertThat(lists(as("credit1")))
                .containsExactlyInAnyOrder("My work", "Approvals", "Payments to match", "Overdue tasks", "All");
        assertThat(lists(as("super1"))).hasSize(9);
        assertThat(as("manager1").json(ENGINE + "/filter").size()).isZero();
    }

    @Test
    void aManagerAndAnAuditorSeeCasesInCockpit() {
        task();
        for (String who : new String[] {"manager1", "auditor1", "operator1", "owner1"}) {
            Browser person = as(who);
            assertThat(person.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
            assertThat(person.json(ENGINE + "/process-instance/count?processDefinitionKey=visit-the-moon").get("count").asInt()).isPositive();
            assertThat(person.get("/camunda/api/cockpit/plugin/base/default/process-definition/statistics").body()).contains("visit-the-moon");
            assertThat(person.json(ENGINE + "/history/activity-instance?maxResults=5").size()).isPositive();
            assertThat(person.get(ENGINE + "/incident/count").statusCode()).isEqualTo(200);
            assertThat(person.get(ENGINE + "/decision-definition/count").statusCode()).isEqualTo(200);
            assertThat(person.get(ENGINE + "/deployment/count").statusCode()).isEqualTo(200);
            assertThat(person.get(ENGINE + "/job?maxResults=3").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anAdministratorAddsAPersonToAGroup() {
        Browser boss = as("boss1");
        String name = "new" + System.nanoTime();
        HttpResponse<String> made = boss.post(ENGINE + "/user/create", "{\"profile\":{\"id\":\"" + name
                + "\",\"firstName\":\"New\",\"lastName\":\"Person\",\"email\":\"n@example.org\"},\"credentials\":{\"password\":\"given by the boss\"}}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(204);
        accepted(boss.put(ENGINE + "/group/collectors/members/" + name, "{}"), 204);
        assertThat(logins.check(name, "given by the boss")).get().matches(login -> login.mustChange() && login.groups().contains("collectors"));
    }

    private static void accepted(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    }

    private static List<String> lists(Browser person) {
        List<String> names = new ArrayList<>();
        person.json(ENGINE + "/filter").forEach(filter -> names.add(filter.get("name").asText()));
        return names;
    }

    private String filter(Browser person, String name) {
        for (JsonNode filter : person.json(ENGINE + "/filter")) {
            if (filter.get("name").asText().equals(name)) {
                return filter.get("id").asText();
            }
        }
        throw new AssertionError("There is no list " + name);
    }
}
