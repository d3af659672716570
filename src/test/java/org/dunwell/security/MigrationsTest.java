package org.dunwell.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Process owners move cases, managers and auditors look, nobody else does either; from a page only with its token. */
class MigrationsTest extends OverHttp {

    private static final String API = "/api/migrations";
    private static final String DESK = "/desk/migrations";

    @Test
    void collectors_supervisors_and_operators_neither_look_nor_move() {
        for (String who : List.of("coll1", "super1", "credit1", "operator1")) {
            for (String path : List.of("", "/processes", "/routes?process=collect-account&from=1&to=2", "/diagrams/collect-account/1", "/1", "/1/cases", "/me")) {
                assertThat(basic(who).get(API + path).statusCode()).as(who + " " + path).isEqualTo(403);
                assertThat(as(who).get(DESK + path).statusCode()).as(who + " " + path).isEqualTo(403);
            }
            for (String path : List.of("", "/1/go", "/1/pause", "/1/continue", "/1/drop", "/1/back")) {
                assertThat(basic(who).post(API + path, "{}").statusCode()).as(who + " " + path).isEqualTo(403);
            }
        }
        assertThat(browser().get(API).statusCode()).isEqualTo(401);
        assertThat(browser().get(DESK).statusCode()).as("to the login").isEqualTo(302);
    }

    @Test
    void managers_and_auditors_look_and_do_not_move() {
        for (String who : List.of("manager1", "auditor1")) {
            assertThat(basic(who).json(API + "/processes").findValuesAsText("key")).contains("collect-account").doesNotContain("keep-arrangement");
            assertThat(basic(who).json(API + "/me").get("mayMove").asBoolean()).isFalse();
            for (String path : List.of("", "/1/go", "/1/pause", "/1/continue", "/1/drop", "/1/back")) {
                assertThat(basic(who).post(API + path, "{}").statusCode()).as(who + " " + path).isEqualTo(403);
                assertThat(fromAPage(as(who), DESK + path, "{}").statusCode()).as(who + " " + path).isEqualTo(403);
            }
        }
    }

    @Test
    void a_page_needs_its_token_and_the_login_of_a_program_does_not_count_there() throws IOException {
        String order = order();
        Browser owner = as("owner1");
        assertThat(owner.json(DESK + "/me").get("mayMove").asBoolean()).isTrue();
        assertThat(owner.post(DESK, order).statusCode()).as("without the token").isEqualTo(403);
        assertThat(basic("owner1").post(DESK, order).statusCode()).isNotEqualTo(201);
        HttpResponse<String> taken = fromAPage(owner, DESK, order);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        assertThat(Browser.json(taken).get("orderedBy").asText()).isEqualTo("owner1");
        assertThat(basic("owner1").post(API + "/" + Browser.json(taken).get("id").asLong() + "/drop", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_wrong_with_an_order_is_said() throws IOException {
        String order = order();
        assertWrong(order.replace("\"collect-account\"", "\"keep-arrangement\""), "no process 'keep-arrangement'");
        assertWrong(order.replaceFirst("\"to\": \\d+", "\"to\": 4711"), "no version 4711");
        assertWrong(order.replace("\"keep\"", "\"guess\""), "keep or recompute");
        assertWrong(order.replace("\"because\"", "\" \""), "reason");
        assertWrong(order.replace("{}", "{\"collect-account\": {\"callCustomer\": \"' or 1=1\"}}"), "no step '' or 1=1'");
        assertWrong(order.replace("{}", "{\"collect-account\": {\"callCustomer\": null}}"), "steps");
        assertThat(basic("owner1").get(API + "/4711").statusCode()).isEqualTo(404);
        assertThat(basic("owner1").post(API + "/4711/go", "{}").statusCode()).isEqualTo(404);
    }

    private void assertWrong(String order, String told) {
        HttpResponse<String> answer = basic("owner1").post(API, order);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(Browser.json(answer).get("detail").asText()).contains(told);
    }

    /** From the oldest version of the journey to the newest, which differs from it. */
    private String order() throws IOException {
        String drawn = Files.readString(Path.of("processes/collect-account.bpmn")).replace("\"Call customer\"", "\"Phone customer\"");
        assertThat(basic("owner1").upload("/engine-rest/deployment/create", "deployment-name", "x", "collect-account.bpmn", drawn).statusCode()).isEqualTo(200);
        for (JsonNode process : basic("owner1").json(API + "/processes")) {
            if (process.get("key").asText().equals("collect-account")) {
                JsonNode versions = process.get("versions");
                return "{\"process\": \"collect-account\", \"from\": %d, \"to\": %d, \"dates\": \"keep\", \"steps\": {}, \"reason\": \"because\"}".formatted(
                        versions.get(versions.size() - 1).get("number").asInt(), versions.get(0).get("number").asInt());
            }
        }
        throw new AssertionError("The journey is not deployed");
    }

    private static HttpResponse<String> fromAPage(Browser person, String path, String json) {
        JsonNode me = person.json(DESK + "/me");
        return person.send(person.request(path).header("Content-Type", "application/json").header(me.get("csrfHeader").asText(), me.get("csrfToken").asText())
                .POST(BodyPublishers.ofString(json)));
    }
}
