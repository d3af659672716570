package org.dunwell.post;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The systems that diagrams may tell, by name: {@code dunwell.webhooks.crm.url} and {@code .secret}. A diagram names a system, never an address. */
@ConfigurationProperties("dunwell")
record WebhookSettings(Map<String, Target> webhooks) {

    private static final int SHORTEST_SECRET = 16;

    WebhookSettings {
        webhooks = webhooks == null ? Map.of() : Map.copyOf(webhooks);
    }

    record Target(URI url, String secret) {

        Target {
            if (url == null || url.getHost() == null || !"https".equals(url.getScheme()) || url.getUserInfo() != null) {
                throw new IllegalArgumentException("dunwell.webhooks.…url is an https address with a host, not " + url);
            }
            if (secret == null || secret.length() < SHORTEST_SECRET) {
                throw new IllegalArgumentException("dunwell.webhooks.…secret has at least " + SHORTEST_SECRET + " characters");
            }
        }
    }
}
