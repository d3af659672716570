package org.dunwell.post;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.dunwell.webhook.OtherSystems;
import org.dunwell.webhook.WebhookCall;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Tells other systems by POST over https. {@code Dunwell-Event-Id} is the same at every try; {@code Dunwell-Signature} is
 * {@code t=<seconds>,v1=<hex HMAC-SHA256 of "<seconds>.<body>">} with the system's secret. Redirects are not followed.
 */
@Component
@EnableConfigurationProperties(WebhookSettings.class)
class Webhooks implements OtherSystems {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WebhookSettings settings;
    private final HttpClient client;
    private final Clock clock;

    @Autowired
    Webhooks(WebhookSettings settings, Clock clock) {
        this(settings, HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NEVER).build(), clock);
    }

    Webhooks(WebhookSettings settings, HttpClient client, Clock clock) {
        this.settings = settings;
        this.client = client;
        this.clock = clock;
    }

    @Override
    public boolean knows(String system) {
        return settings.webhooks().containsKey(system);
    }

    @Override
    public void tell(WebhookCall call) {
        WebhookSettings.Target target = settings.webhooks().get(call.system());
        if (target == null) {
            throw new IllegalStateException("The system '" + call.system() + "' is no longer in dunwell.webhooks; put it back, then retry.");
        }
        HttpResponse<Void> answer = send(request(call, target), target.url());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException("The system '" + call.system() + "' answered " + answer.statusCode() + " to the event " + call.event()
                    + ". It is told again by itself; after the last try, see what it refused and retry.");
        }
    }

    private HttpRequest request(WebhookCall call, WebhookSettings.Target target) {
        String body = body(call);
        long seconds = clock.instant().getEpochSecond();
        return HttpRequest.newBuilder(target.url()).timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Dunwell-Event-Id", call.id())
                .header("Dunwell-Signature", "t=" + seconds + ",v1=" + signature(seconds + "." + body, target.secret()))
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    private HttpResponse<Void> send(HttpRequest request, URI url) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException unreachable) {
            throw new IllegalStateException("The host " + url.getHost() + " could not be reached (" + unreachable.getClass().getSimpleName()
                    + "). It is told again by itself; after the last try, see that it runs and retry.", unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Dunwell was stopped; it is told again", stopped);
        }
    }

    private static String body(WebhookCall call) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("id", call.id());
        body.put("event", call.event());
        body.put("case", call.caseNumber());
        body.put("customer", call.customerId());
        body.put("step", call.step());
        body.put("at", call.at().toString());
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String signature(String text, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
