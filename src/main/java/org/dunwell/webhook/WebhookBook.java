package org.dunwell.webhook;

import java.time.Instant;
import java.util.Optional;

/** Where calls wait until they are told. */
public interface WebhookBook {

    /** @return false when it was written before */
    boolean write(WebhookCall call);

    /** Empty when it was told already. */
    Optional<WebhookCall> waiting(String id);

    void told(String id, Instant at);
}
