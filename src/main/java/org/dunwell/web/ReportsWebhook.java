package org.dunwell.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.dunwell.correspondence.DeliveryReport;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How carriers report, {@code dunwell.reports.*}: the secret that they share with us, and what their fields are called. Without a secret nobody may. */
@Component
class ReportsWebhook {

    private static final int SHORTEST_SECRET = 16;

    private final byte[] secret;
    private final String signatureHeader;
    private final String referenceField;
    private final String idField;
    private final String statusField;
    private final String reasonField;
    private final List<String> delivered;
    private final List<String> delayed;
    private final List<String> failed;

    ReportsWebhook(@Value("${dunwell.reports.secret:}") String secret, @Value("${dunwell.reports.signature-header:X-Signature}") String signatureHeader,
                   @Value("${dunwell.reports.reference-field:reference}") String referenceField, @Value("${dunwell.reports.id-field:id}") String idField,
                   @Value("${dunwell.reports.status-field:status}") String statusField, @Value("${dunwell.reports.reason-field:reason}") String reasonField,
                   @Value("${dunwell.reports.delivered:delivered}") List<String> delivered, @Value("${dunwell.reports.delayed:delayed,deferred}") List<String> delayed,
                   @Value("${dunwell.reports.failed:failed,undelivered,rejected,expired,bounced}") List<String> failed) {
        if (!secret.isEmpty() && secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("dunwell.reports.secret has less than " + SHORTEST_SECRET + " characters");
        }
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.signatureHeader = signatureHeader;
        this.referenceField = referenceField;
        this.idField = idField;
        this.statusField = statusField;
        this.reasonField = reasonField;
        this.delivered = delivered;
        this.delayed = delayed;
        this.failed = failed;
    }

    boolean isOpen() {
        return secret.length > 0;
    }

    /** Signed with the secret (HMAC-SHA-256 of the body, in hex), or bearing it as token or as password. */
    boolean isSentByThem(HttpServletRequest request, byte[] body) {
        String signature = request.getHeader(signatureHeader);
        if (signature != null) {
            String hex = signature.strip().toLowerCase(Locale.ROOT).replaceFirst("^sha256=", "");
            return isSame(HexFormat.of().formatHex(hmac(body)).getBytes(StandardCharsets.US_ASCII), hex.getBytes(StandardCharsets.UTF_8));
        }
        String authorization = request.getHeader("Authorization");
        if (authorization == null) {
            return false;
        }
        if (authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return isSame(secret, authorization.substring(7).strip().getBytes(StandardCharsets.UTF_8));
        }
        return authorization.regionMatches(true, 0, "Basic ", 0, 6) && isSame(secret, password(authorization.substring(6).strip()));
    }

    private static byte[] password(String basic) {
        try {
            String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1).getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return new byte[0];
        }
    }

    private byte[] hmac(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes as long whether they differ at the first character or at the last. */
    private static boolean isSame(byte[] ours, byte[] theirs) {
        return MessageDigest.isEqual(ours, theirs);
    }

    String reference(JsonNode told) {
        return text(told, referenceField);
    }

    String carrierId(JsonNode told) {
        return text(told, idField);
    }

    String reason(JsonNode told) {
        return text(told, reasonField);
    }

    /** Empty for what is no news: accepted, queued, sent. A status code of SMTP is understood too. */
    Optional<DeliveryReport.Outcome> outcome(JsonNode told) {
        String status = String.valueOf(text(told, statusField));
        if (is(status, failed) || status.startsWith("5.")) {
            return Optional.of(DeliveryReport.Outcome.FAILED);
        }
        if (is(status, delayed) || status.startsWith("4.")) {
            return Optional.of(DeliveryReport.Outcome.DELAYED);
        }
        return is(status, delivered) || status.startsWith("2.") ? Optional.of(DeliveryReport.Outcome.DELIVERED) : Optional.empty();
    }

    String expected() {
        return "it is expected in the field '" + referenceField + "' (ours) or '" + idField + "' (the carrier's own).";
    }

    private static boolean is(String status, List<String> values) {
        return values.stream().anyMatch(value -> value.strip().equalsIgnoreCase(status.strip()));
    }

    /** A name that begins with / is the way to a field within others. */
    private static String text(JsonNode told, String field) {
        JsonNode value = field.startsWith("/") ? told.at(field) : told.path(field);
        String text = value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
        return text.isEmpty() ? null : text;
    }
}
