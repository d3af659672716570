package org.dunwell.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where carriers report: whoever does not share the secret is not heard. */
class DeliveryReportsTest extends OverHttp {

    private static final String PLACE = "/in/reports/sms";

    @Autowired
    JdbcClient sql;

    private String reference;
    private String report;

    @BeforeEach
    void aReport() {
        reference = UUID.randomUUID().toString();
        report = "{\"reference\":\"" + reference + "\",\"status\":\"undelivered\",\"reason\":\"absent\"}";
    }

    @Test
    void aSignedReportIsTakenOnceHoweverOftenItIsTold() throws Exception {
        assertThat(send(PLACE, report, "X-Signature", "sha256=" + hmac(report, SECRET)).statusCode()).isEqualTo(202);
        assertThat(send(PLACE, report, "X-Signature", hmac(report, SECRET).toUpperCase()).statusCode()).isEqualTo(202);
        assertThat(send(PLACE, report, "Authorization", "Bearer " + SECRET).statusCode()).isEqualTo(202);
        assertThat(browser().basic("carrier", SECRET).post(PLACE, report).statusCode()).isEqualTo(202);

        assertThat(kept()).isEqualTo(1);
        assertThat(sql.sql("select outcome from delivery_report where reference = ?").param(reference).query(String.class).single()).isEqualTo("FAILED");
    }

    @Test
    void aForgedReportIsNotTaken() throws Exception {
        String signature = hmac(report, SECRET);
        assertThat(send(PLACE, report, "X", "y").statusCode()).isEqualTo(401);
        assertThat(send(PLACE, report, "X-Signature", hmac(report, "another secret of theirs")).statusCode()).isEqualTo(401);
        assertThat(send(PLACE, report.replace("absent", "forged"), "X-Signature", signature).statusCode()).isEqualTo(401);
        assertThat(send(PLACE, report, "X-Signature", "").statusCode()).isEqualTo(401);
        assertThat(send(PLACE, report, "Authorization", "Bearer ").statusCode()).isEqualTo(401);
        assertThat(send(PLACE, report, "Authorization", "Basic ???").statusCode()).isEqualTo(401);
        assertThat(basic("boss1").post(PLACE, report).statusCode()).isEqualTo(401);

        assertThat(kept()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            delivered | DELIVERED
            EXPIRED   | FAILED
            5.1.1     | FAILED
            4.2.2     | DELAYED
            deferred  | DELAYED
            """)
    void whatCarriersCallItIsUnderstood(String status, String outcome) throws Exception {
        assertThat(send("/in/reports/email", "[" + report.replace("undelivered", status) + "]", "Authorization", "Bearer " + SECRET).statusCode()).isEqualTo(202);

        assertThat(sql.sql("select outcome from delivery_report where reference = ?").param(reference).query(String.class).single()).isEqualTo(outcome);
    }

    @Test
    void whatIsNoNewsIsTakenAndLeft() throws Exception {
        assertThat(send(PLACE, report.replace("undelivered", "queued"), "Authorization", "Bearer " + SECRET).statusCode()).isEqualTo(202);
        assertThat(kept()).isZero();
    }

    @Test
    void aFormIsReadToo() throws Exception {
        HttpRequest form = HttpRequest.newBuilder(at(PLACE)).header("Content-Type", "application/x-www-form-urlencoded").header("Authorization", "Bearer " + SECRET)
                .POST(HttpRequest.BodyPublishers.ofString("reference=" + reference + "&status=delivered")).build();
        assertThat(HttpClient.newHttpClient().send(form, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(202);
        assertThat(kept()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /in/reports/sms    | {"status":"failed"}   | 422
            /in/reports/sms    | not json              | 400
            /in/reports/sms    | "text"                | 400
            /in/reports/letter | {}                    | 404
            /in/reports        | {}                    | 401
            /in/other          | {}                    | 401
            """)
    void whatIsNoReportIsRefused(String place, String body, int status) throws Exception {
        assertThat(send(place, body, "Authorization", "Bearer " + SECRET).statusCode()).isIn(status, 403);
    }

    @Test
    void moreThanAReportMayBeIsRefused() throws Exception {
        assertThat(send(PLACE, "{\"reference\":\"" + "x".repeat(70_000) + "\"}", "Authorization", "Bearer " + SECRET).statusCode()).isEqualTo(413);
    }

    private int kept() {
        return sql.sql("select count(*) from delivery_report where reference = ?").param(reference).query(Integer.class).single();
    }

    private URI at(String place) {
        return URI.create("http://localhost:" + port + place);
    }

    private HttpResponse<String> send(String place, String body, String header, String value) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(at(place)).header("Content-Type", "application/json").header(header, value)
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String hmac(String body, String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
