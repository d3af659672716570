package org.dunwell.post;

import java.time.Duration;

/** Gateways for text messages as tests configure them. */
final class Sms {

    private Sms() {
    }

    static SmsGateway none() {
        return at("", "application/json", "", Duration.ofSeconds(5));
    }

    static SmsGateway at(String url, String contentType, String body, Duration timeout) {
        return new SmsGateway(url, "post", contentType, body, "", "Authorization", "Bearer secret-7", "Idempotency-Key", "/messages/0/id", timeout);
    }
}
