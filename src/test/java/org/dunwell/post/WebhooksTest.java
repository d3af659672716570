package org.dunwell.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.dunwell.webhook.WebhookCall;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;

/** Another system is told only where an operator allowed it, signed, and under an id that stays. */
class WebhooksTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final WebhookCall CALL = new WebhookCall("tellCrm:17", "C-2026-000001", "K-1", "crm", "firmReminderSent", "tellCrm", NOW);
    private static final String SECRET = "a secret of enough length";

    private final HttpClient client = mock(HttpClient.class);
    private final Webhooks webhooks = new Webhooks(new WebhookSettings(Map.of("crm", new WebhookSettings.Target(URI.create("https://crm.example/hooks"), SECRET))), client,
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aCallIsSignedAndBearsItsId() throws Exception {
        answer(204);
        webhooks.tell(CALL);
        webhooks.tell(CALL);
        ArgumentCaptor<HttpRequest> sent = ArgumentCaptor.forClass(HttpRequest.class);
        Mockito.verify(client, Mockito.times(2)).send(sent.capture(), any());
        HttpRequest request = sent.getValue();
        assertThat(request.uri()).isEqualTo(URI.create("https://crm.example/hooks"));
        assertThat(sent.getAllValues()).extracting(one -> one.headers().firstValue("Dunwell-Event-Id").orElseThrow()).containsOnly("tellCrm:17");
        String body = "{\"id\":\"tellCrm:17\",\"event\":\"firmReminderSent\",\"case\":\"C-2026-000001\",\"customer\":\"K-1\",\"step\":\"tellCrm\",\"at\":\"2026-03-02T10:00:00Z\"}";
        assertThat(request.bodyPublisher().orElseThrow().contentLength()).isEqualTo(body.length());
        assertThat(request.headers().firstValue("Dunwell-Signature")).contains("t=1772445600,v1=" + Webhooks.signature("1772445600." + body, SECRET));
        assertThat(Webhooks.signature("what do ya want for nothing?", "Jefe")).as("RFC 4231, case 2").isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void whatIsNotTakenIsToldAgain() throws Exception {
        answer(302);
        assertThatThrownBy(() -> webhooks.tell(CALL)).hasMessageContaining("crm").hasMessageContaining("302").hasMessageContaining("told again");
    }

    @Test
    void onlyAllowedSystemsBehindHttpsAreKnown() {
        assertThat(webhooks.knows("crm")).isTrue();
        assertThat(webhooks.knows("elsewhere")).isFalse();
        assertThatThrownBy(() -> new WebhookSettings.Target(URI.create("http://crm.example/hooks"), SECRET)).hasMessageContaining("https");
        assertThatThrownBy(() -> new WebhookSettings.Target(URI.create("https://user:pass@crm.example/"), SECRET)).hasMessageContaining("https");
        assertThatThrownBy(() -> new WebhookSettings.Target(URI.create("https://crm.example/"), "short")).hasMessageContaining("characters");
    }

    @SuppressWarnings("unchecked")
    private void answer(int status) throws Exception {
        HttpResponse<Object> response = mock(HttpResponse.class);
        when(response.statusCode()).thenReturn(status);
        when(client.send(any(), any())).thenReturn(response);
    }
}
