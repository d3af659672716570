package org.dunwell.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dunwell.correspondence.DeliveryReport;
import org.dunwell.correspondence.TakeReport;
import org.dunwell.message.Channel;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where carriers report what became of text messages and e-mail: one report, or a list of them, as JSON or as a form. */
@RestController
@RequestMapping(DeliveryReportsResource.PLACE)
class DeliveryReportsResource {

    static final String PLACE = "/in/reports";

    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST = 200;

    private final ReportsWebhook webhook;
    private final TakeReport takeReport;
    private final ObjectMapper json;
    private final Clock clock;

    DeliveryReportsResource(ReportsWebhook webhook, TakeReport takeReport, ObjectMapper json, Clock clock) {
        this.webhook = webhook;
        this.takeReport = takeReport;
        this.json = json;
        this.clock = clock;
    }

    /** Answered as soon as the reports are kept; one that says nothing final is taken and left. */
    @PostMapping("/{channel}")
    ResponseEntity<Void> report(@PathVariable String channel, HttpServletRequest request) throws IOException {
        if (!webhook.isOpen() || !channel.equals("sms") && !channel.equals("email")) {
            throw Problem.of(HttpStatus.NOT_FOUND, "There is nothing here.");
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (!webhook.isSentByThem(request, body)) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).header("WWW-Authenticate", "Basic realm=\"reports\"").build();
        }
        if (body.length > MOST_BYTES) {
            throw Problem.of(HttpStatus.PAYLOAD_TOO_LARGE, "More than " + MOST_BYTES + " bytes.");
        }
        List<JsonNode> told = told(request.getContentType(), body);
        if (told.size() > MOST) {
            throw Problem.of(HttpStatus.PAYLOAD_TOO_LARGE, "More than " + MOST + " reports at once.");
        }
        List<DeliveryReport> reports = told.stream().flatMap(one -> read(Channel.inOrder(channel).get(0), one).stream()).toList();
        reports.forEach(takeReport::take);
        return ResponseEntity.accepted().build();
    }

    private List<JsonNode> told(String type, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            return List.of(form(text));
        }
        try {
            JsonNode read = json.readTree(text);
            List<JsonNode> all = new ArrayList<>();
            (read instanceof ArrayNode several ? several : List.of(read)).forEach(all::add);
            if (all.stream().allMatch(JsonNode::isObject)) {
                return all;
            }
        } catch (JsonProcessingException unreadable) {
            // answered below, like everything else that is no report
        }
        throw Problem.of(HttpStatus.BAD_REQUEST, "That is no report: send an object or a list of objects as JSON, or a form.");
    }

    private ObjectNode form(String text) {
        ObjectNode fields = json.createObjectNode();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                try {
                    fields.put(URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                } catch (IllegalArgumentException broken) {
                    throw Problem.of(HttpStatus.BAD_REQUEST, "That is no form.");
                }
            }
        }
        return fields;
    }

    private Optional<DeliveryReport> read(Channel channel, JsonNode told) {
        String reference = webhook.reference(told);
        String carrierId = webhook.carrierId(told);
        if (reference == null && carrierId == null) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "A report names no message: " + webhook.expected());
        }
        return webhook.outcome(told).map(outcome -> DeliveryReport.of(channel, reference, carrierId, outcome, webhook.reason(told), clock.instant()));
    }
}
