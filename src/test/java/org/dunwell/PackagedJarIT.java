package org.dunwell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ConnectException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar, started as README says: empty, closed, and as it was after it was killed. */
class PackagedJarIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String CHOSEN = "an own long pass phrase";
    private static final String ITEMS = """
            customer,customerName,invoice,issued,due,amount,currency
            K1,Kindly Ltd,R1,2024-01-02,2024-02-01,100.00,USD
            """;
    private static final String MAPPING = """
            {"creditor": {"id": "acme", "name": "Acme", "country": "US", "timeZone": "America/New_York"},
             "separator": ",", "dateOrder": "YMD", "decimalSign": "."}""";

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> settings = new HashMap<>();
    private Process running;
    private int port;

    @AfterEach
    void stop() throws InterruptedException {
        if (running != null) {
            running.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void theJarStartsEmptyAndClosedAndLosesNothingWhenItIsKilled() throws Exception {
        startsEmptyAndClosedAndLosesNothing();
    }

    @Test
    void onPostgresqlItDoesTheSameByThreeProperties() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            settings.put("SPRING_DATASOURCE_URL", server.getJdbcUrl("postgres", "postgres"));
            settings.put("SPRING_DATASOURCE_USERNAME", "postgres");
            settings.put("SPRING_DATASOURCE_PASSWORD", "postgres");
            startsEmptyAndClosedAndLosesNothing();
            assertThat(folder.resolve("data/dunwell.mv.db")).doesNotExist();
        }
    }

    private void startsEmptyAndClosedAndLosesNothing() throws Exception {
        start();

        Path secret = folder.resolve("data/initial-admin-password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret))).isEqualTo("rw-------");
        String first = Files.readString(secret).strip();
        assertThat(first).hasSizeGreaterThanOrEqualTo(16);

        for (String closed : List.of("/api/cases", "/api/receivables", "/engine-rest/process-definition", "/camunda/api/engine/engine/default/task",
                "/actuator/prometheus")) {
            assertThat(get(closed, null).statusCode()).as(closed).isEqualTo(401);
        }
        assertThat(get("/v3/api-docs", null).statusCode()).isNotEqualTo(200);

        assertThat(get("/api/cases", "admin:" + first).statusCode()).as("before an own password is chosen").isEqualTo(403);
        choosePassword(first);
        assertThat(secret).doesNotExist();
        JsonNode deployed = json("/engine-rest/deployment");
        assertThat(deployed).as("the diagrams").hasSize(1);
        assertThat(json("/api/cases")).isEmpty();

        assertThat(importItems().statusCode()).isEqualTo(200);
        String number = aCase();

        running.destroyForcibly().waitFor();
        start();

        assertThat(secret).doesNotExist();
        assertThat(json("/api/cases").get(0).get("number").asText()).isEqualTo(number);
        assertThat(json("/api/accounts/K1").get("accounts").get(0).get("balance").decimalValue()).isEqualByComparingTo("100.00");
        assertThat(json("/engine-rest/deployment")).as("nothing was deployed a second time").isEqualTo(deployed);
    }

    private void start() throws Exception {
        if (port == 0) {
            try (ServerSocket free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
        }
        Path log = folder.resolve("log.txt");
        ProcessBuilder java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar().toString());
        java.environment().put("SERVER_PORT", String.valueOf(port));
        java.environment().putAll(settings);
        running = java.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        await(log, () -> get("/actuator/health", null).body().contains("\"UP\""));
    }

    private static Path jar() throws IOException {
        String named = System.getProperty("dunwell.jar");
        if (named != null) {
            return Path.of(named).toAbsolutePath();
        }
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            return built.filter(file -> file.getFileName().toString().matches("dunwell-.*\\.jar")).findFirst().orElseThrow().toAbsolutePath();
        }
    }

    private interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    private void await(Path log, Condition condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            try {
                if (condition.holds()) {
                    return;
                }
            } catch (ConnectException notYet) {
                if (!running.isAlive()) {
                    break;
                }
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
        fail("What was waited for did not come. " + Files.readString(log));
    }

    private String aCase() throws Exception {
        await(folder.resolve("log.txt"), () -> !json("/api/cases").isEmpty());
        return json("/api/cases").get(0).get("number").asText();
    }

    private void choosePassword(String first) throws Exception {
        HttpClient browser = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(new CookieManager()).build();
        form(browser, "/login", "username=admin&password=" + encoded(first));
        HttpResponse<String> changed = form(browser, "/password", "old=" + encoded(first) + "&new=" + encoded(CHOSEN) + "&again=" + encoded(CHOSEN));
        assertThat(changed.headers().firstValue("Location").orElse(changed.body())).endsWith("/login?changed");
    }

    private HttpResponse<String> form(HttpClient browser, String path, String fields) throws Exception {
        Matcher token = TOKEN.matcher(browser.send(request(path, null).GET().build(), BodyHandlers.ofString()).body());
        assertThat(token.find()).as("a form at " + path).isTrue();
        return browser.send(request(path, null).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("_csrf=" + encoded(token.group(1)) + "&" + fields)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> importItems() throws Exception {
        String body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"items.csv\"\r\nContent-Type: text/csv\r\n\r\n" + ITEMS
                + "\r\n--x\r\nContent-Disposition: form-data; name=\"mapping\"\r\nContent-Type: application/json\r\n\r\n" + MAPPING + "\r\n--x--\r\n";
        return http.send(request("/api/open-items", "admin:" + CHOSEN).header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path, "admin:" + CHOSEN);
        assertThat(response.statusCode()).as(path + " " + response.body()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }

    private HttpResponse<String> get(String path, String login) throws IOException, InterruptedException {
        return http.send(request(path, login).GET().build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String login) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return login == null ? request
                : request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
