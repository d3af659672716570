package org.dunwell.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.security.Browser.ENGINE;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.dunwell.staff.Groups;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("One login for everything")
class LoginTest extends OverHttp {

    @ParameterizedTest
    @CsvSource({"coll1, tasklist", "super1, tasklist", "credit1, tasklist", "manager1, cockpit", "auditor1, cockpit", "operator1, cockpit", "owner1, cockpit", "boss1, welcome"})
    void everybodyComesToTheirPlace(String who, String application) {
        Browser person = browser();
        HttpResponse<String> response = person.form("/login", "username", who, "password", PASSWORD);
        assertThat(Browser.location(response)).endsWith("/camunda/app/" + application + "/default/");
        assertThat(person.get("/camunda/app/" + application + "/default/").statusCode()).isEqualTo(200);
        assertThat(person.json("/camunda/api/admin/auth/user/default").get("userId").asText()).isEqualTo(who);
    }

    @Test
    void aWrongPasswordIsRefusedAndTheRightOneHasToWaitAfterSeveral() {
        logins.add("guessed", "G", "D", "g@example.org", PASSWORD, Groups.COLLECTORS);
        for (int i = 0; i < 5; i++) {
            assertThat(Browser.location(browser().form("/login", "username", "guessed", "password", "wrong " + i))).endsWith("/login?error");
        }
        assertThat(Browser.location(browser().form("/login", "username", "guessed", "password", PASSWORD))).endsWith("/login?error");
        assertThat(browser().basic("guessed", PASSWORD).get("/api/cases/C-2026-000001").statusCode()).isEqualTo(401);
    }

    @Test
    void theSessionOfBeforeTheLoginIsWorthNothingAfterIt() {
        Browser victim = browser();
        victim.get("/login");
        String planted = victim.cookie("JSESSIONID").orElseThrow();
        victim.login("coll1", PASSWORD);
        assertThat(victim.cookie("JSESSIONID")).get().isNotEqualTo(planted);
        Browser attacker = browser();
        attacker.setCookie("JSESSIONID", planted);
        assertThat(attacker.get(ENGINE + "/task").statusCode()).isEqualTo(401);
    }

    @Test
    void anAddressNeverCarriesTheSession() {
        HttpResponse<String> response = browser().get("/login");
        assertThat(response.body()).doesNotContainIgnoringCase("jsessionid");
    }

    @Test
    void cookiesAreForThisSiteAndNoScriptAndSecureBehindTls() {
        Browser plain = browser();
        assertThat(Browser.setCookies(plain.get("/login"))).singleElement().asString().contains("HttpOnly").contains("SameSite=Lax").doesNotContain("Secure");
        Browser tls = browser();
        HttpResponse<String> response = tls.send(tls.request("/login").header("X-Forwarded-Proto", "https").GET());
        assertThat(Browser.setCookies(response)).singleElement().asString().contains("HttpOnly").contains("SameSite=Lax").contains("Secure");
        assertThat(response.headers().firstValue("Strict-Transport-Security")).isPresent();
    }

    @Test
    void ourPagesLoadNothingFromElsewhereAndStandInNoFrame() {
        HttpResponse<String> page = browser().get("/login");
        assertThat(page.headers().firstValue("Content-Security-Policy")).get().asString().contains("default-src 'self'").contains("frame-ancestors 'none'");
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
        HttpResponse<String> tasklist = as("coll1").get("/camunda/app/tasklist/default/");
        assertThat(tasklist.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(tasklist.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(browser().get("/dunwell.css").statusCode()).isEqualTo(200);
    }

    @Test
    void forgedRequestsAreRefused() {
        Browser anna = as("coll1");
        assertThat(anna.send(anna.request("/password").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("old=x&new=y&again=y"))).statusCode()).isEqualTo(403);
        assertThat(anna.send(anna.request("/logout").POST(BodyPublishers.noBody())).statusCode()).isEqualTo(403);
        String task = task();
        HttpResponse<String> claim = anna.send(anna.request(ENGINE + "/task/" + task + "/claim").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"userId\":\"coll1\"}")));
        assertThat(claim.statusCode()).isEqualTo(403);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee()).isNull();
    }

    @Test
    void theInterfaceForProgramsLooksAtNoCookieAndSetsNone() {
        Browser boss = as("boss1");
        assertThat(boss.get("/engine-rest/version").statusCode()).isEqualTo(401);
        assertThat(boss.get("/api/cases").statusCode()).isEqualTo(401);
        HttpResponse<String> response = basic("owner1").get("/engine-rest/version");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Browser.setCookies(response)).isEmpty();
        Browser lured = basic("owner1");
        assertThat(lured.send(lured.request("/engine-rest/version").header("Sec-Fetch-Site", "cross-site").GET()).statusCode()).isEqualTo(403);
    }

    @Test
    void signingOutInTasklistSignsOutOfEverything() {
        Browser anna = as("coll1");
        assertThat(anna.get(ENGINE + "/task").statusCode()).isEqualTo(200);
        assertThat(anna.post("/camunda/api/admin/auth/user/default/logout", null).statusCode()).isLessThan(300);
        assertThat(anna.get(ENGINE + "/task").statusCode()).isEqualTo(401);
        assertThat(anna.get("/password").statusCode()).isEqualTo(302);
        assertThat(anna.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(302);
    }

    @Test
    void signingOutOnOurPagesSignsOutOfTasklist() {
        Browser anna = as("coll1");
        assertThat(anna.get(ENGINE + "/task").statusCode()).isEqualTo(200);
        HttpResponse<String> out = anna.form("/password", "old", "x", "new", "y", "again", "z");
        assertThat(out.body()).contains("not the same");
        String token = out.body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        anna.send(anna.request("/logout").header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString("_csrf=" + token)));
        assertThat(anna.get(ENGINE + "/task").statusCode()).isEqualTo(401);
    }

    @Test
    void whoeverHasAPasswordThatSomebodyElseChoseReplacesItFirst() {
        logins.add("novice", "No", "Vice", "n@example.org", "given away 1", Groups.COLLECTORS);
        logins.mustChangePassword("novice");
        Browser novice = browser();
        assertThat(Browser.location(novice.form("/login", "username", "novice", "password", "given away 1"))).endsWith("/password");
        assertThat(Browser.location(novice.get("/camunda/app/tasklist/default/"))).endsWith("/password");
        assertThat(Browser.location(novice.get("/desk"))).endsWith("/password");
        assertThat(novice.get(ENGINE + "/task").statusCode()).isIn(302, 403);
        assertThat(novice.post(ENGINE + "/task", "{}").statusCode()).isEqualTo(403);
        assertThat(browser().basic("novice", "given away 1").get("/api/cases").statusCode()).isEqualTo(403);

        assertThat(novice.form("/password", "old", "given away 1", "new", "short", "again", "short").body()).contains("at least 10 characters");
        assertThat(novice.form("/password", "old", "given away 1", "new", "given away 1", "again", "given away 1").body()).contains("the old one");
        assertThat(novice.form("/password", "old", "given away 1", "new", "novice novice", "again", "novice novice").body()).contains("your own name");
        assertThat(Browser.location(novice.form("/password", "old", "given away 1", "new", "long enough 1", "again", "long enough 1"))).endsWith("/login?changed");
        assertThat(novice.get(ENGINE + "/task").statusCode()).as("the old session").isEqualTo(401);
        assertThat(Browser.location(novice.form("/login", "username", "novice", "password", "long enough 1"))).endsWith("/camunda/app/tasklist/default/");
    }

    @Test
    void whoeverFindsAnOpenBrowserCannotChangeThePassword() {
        logins.add("careless", "C", "L", "c@example.org", PASSWORD, Groups.COLLECTORS);
        HttpResponse<String> response = as("careless").form("/password", "old", "guessed", "new", "long enough 1", "again", "long enough 1");
        assertThat(response.body()).contains("old password is not right");
    }

    @Test
    void theFirstAdministratorsPasswordIsReadableByItsOwnerAloneAndGoneOnceItIsReplaced() throws Exception {
        Path file = Path.of("target/security/initial-admin-password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        String first = Files.readString(file).trim();
        Browser admin = browser();
        assertThat(Browser.location(admin.form("/login", "username", "admin", "password", first))).endsWith("/password");
        assertThat(Browser.location(admin.form("/password", "old", first, "new", "my own password", "again", "my own password"))).endsWith("/login?changed");
        assertThat(file).doesNotExist();
        assertThat(Browser.location(admin.form("/login", "username", "admin", "password", "my own password"))).endsWith("/camunda/app/welcome/default/");
    }

    @Test
    void whoeverIsRemovedIsOutAtOnce() {
        logins.add("leaver", "L", "R", "l@example.org", PASSWORD, Groups.COLLECTORS);
        Browser leaver = as("leaver");
        assertThat(leaver.get(ENGINE + "/task").statusCode()).isEqualTo(200);
        assertThat(as("boss1").delete(ENGINE + "/user/leaver").statusCode()).isEqualTo(204);
        assertThat(leaver.get(ENGINE + "/task").statusCode()).isEqualTo(401);
    }
}
