package org.dunwell.post;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.message.Channel;
import org.dunwell.message.Consignment;
import org.dunwell.message.PostFailed;
import org.springframework.stereotype.Component;

/** Takes text messages to the gateway where one is configured, else into the outbox folder. */
@Component
class SmsCarrier {

    private static final String THERE = "See that the gateway runs and that dunwell.sms.url names it rightly.";
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(to|from|text|id)}");
    private static final int LONGEST_ANSWER = 300;
    private static final int LONGEST_ID = 200;

    private final SmsGateway gateway;
    private final Outbox outbox;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(TO_CONNECT).followRedirects(HttpClient.Redirect.NEVER).build();
    private final ObjectMapper json = new ObjectMapper();

    SmsCarrier(SmsGateway gateway, Outbox outbox) {
        this.gateway = gateway;
        this.outbox = outbox;
    }

    /** @return under which the gateway knows it, or null */
    String carry(Consignment consignment) {
        if (Channel.mobile(consignment.recipient(), consignment.customer().address().country()).filter(consignment.recipient()::equals).isEmpty()) {
            throw failed(consignment, "'" + Values.plain(consignment.recipient()) + "' is no mobile number", "Correct the customer's phone number.", null);
        }
        if (!gateway.isThere()) {
            outbox.put(consignment, "sms", ".txt", ("To: " + consignment.recipient() + "\nFrom: " + sender(consignment) + "\n\n" + consignment.text().text() + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            return null;
        }
        return send(consignment);
    }

    private String send(Consignment consignment) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway.url()))
                .header("Content-Type", gateway.contentType()).header(gateway.idempotencyHeader(), consignment.id())
                .method(gateway.method(), HttpRequest.BodyPublishers.ofString(body(consignment), StandardCharsets.UTF_8));
        if (!gateway.authorization().isEmpty()) {
            request.header(gateway.authorizationHeader(), gateway.authorization());
        }
        CompletableFuture<HttpResponse<String>> sending = client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            HttpResponse<String> answer = sending.get(gateway.timeout().toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() / 100 != 2) {
                throw failed(consignment, "it answered " + answer.statusCode() + ": " + said(answer.body()), mend(answer), null);
            }
            return id(answer.body());
        } catch (TimeoutException e) {
            sending.cancel(true);
            throw failed(consignment, "no whole answer within " + gateway.timeout().toSeconds() + " seconds", THERE, e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw failed(consignment, Values.plain(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage()), THERE, cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(consignment, "it was interrupted", "", e);
        }
    }

    private String body(Consignment consignment) {
        Map<String, String> values = Map.of("to", consignment.recipient(), "from", sender(consignment), "text", consignment.text().text(), "id", consignment.id());
        boolean isForm = gateway.contentType().startsWith("application/x-www-form-urlencoded");
        return PLACEHOLDER.matcher(gateway.body()).replaceAll(found -> {
            String value = values.get(found.group(1));
            return Matcher.quoteReplacement(isForm ? URLEncoder.encode(value, StandardCharsets.UTF_8) : quoted(value));
        });
    }

    private String sender(Consignment consignment) {
        return gateway.sender().isEmpty() ? Values.plain(consignment.creditor().name()) : gateway.sender();
    }

    private String quoted(String value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A gateway that took the message and answers what cannot be read has taken it. */
    private String id(String answer) {
        try {
            JsonNode id = json.readTree(answer).at(gateway.idPointer());
            String text = Values.plain(id.asText(""));
            return text.isEmpty() || text.length() > LONGEST_ID ? null : text;
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static String mend(HttpResponse<String> answer) {
        String wait = answer.headers().firstValue("Retry-After").map(seconds -> " It asks to wait (Retry-After: " + Values.plain(seconds) + ").").orElse("");
        return switch (answer.statusCode()) {
            case 401, 403 -> "Correct dunwell.sms.authorization.";
            case 429 -> "Too many at once." + wait;
            case 400, 404, 422 -> "Correct the customer's phone number, or dunwell.sms.url and dunwell.sms.body.";
            default -> "Ask the gateway's operator." + wait;
        };
    }

    private static String said(String answer) {
        String plain = Values.plain(answer == null ? "" : answer);
        return plain.length() <= LONGEST_ANSWER ? plain : plain.substring(0, LONGEST_ANSWER) + "…";
    }

    private static PostFailed failed(Consignment consignment, String why, String mend, Throwable cause) {
        return new PostFailed("The text message to " + Values.plain(consignment.recipient()) + " for case " + consignment.caseNumber() + " was not taken by the gateway: " + why
                + ". " + mend + " It is tried again by itself; after the last try, retry it here", cause);
    }
}
