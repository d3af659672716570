package org.dunwell.post;

import java.time.Duration;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How the gateway for text messages wants to be spoken to, {@code dunwell.sms.*}. */
@Component
record SmsGateway(@Value("${dunwell.sms.url:}") String url, @Value("${dunwell.sms.method:POST}") String method,
                  @Value("${dunwell.sms.content-type:application/json}") String contentType,
                  @Value("${dunwell.sms.body:}") String body,
                  @Value("${dunwell.sms.sender:}") String sender, @Value("${dunwell.sms.authorization-header:Authorization}") String authorizationHeader,
                  @Value("${dunwell.sms.authorization:}") String authorization, @Value("${dunwell.sms.idempotency-header:Idempotency-Key}") String idempotencyHeader,
                  @Value("${dunwell.sms.id-pointer:/id}") String idPointer, @Value("${dunwell.sms.timeout:20s}") Duration timeout) {

    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final String USUAL = "{\"to\":{to},\"from\":{from},\"text\":{text},\"reference\":{id}}";

    SmsGateway {
        if (!url.isEmpty() && !url.matches("https?://[^\\s\"<>]+")) {
            throw new IllegalArgumentException("dunwell.sms.url is no web address: " + url);
        }
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("dunwell.sms.timeout is " + timeout + "; take more than nothing and at most " + LONGEST.toSeconds() + "s, or two nodes send the same");
        }
        method = method.toUpperCase(Locale.ROOT);
        body = body.isEmpty() ? USUAL : body;
    }

    boolean isThere() {
        return !url.isEmpty();
    }

    /** The secret stays out of logs. */
    @Override
    public String toString() {
        return "SMS gateway " + (url.isEmpty() ? "none" : url);
    }
}
