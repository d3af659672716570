package org.dunwell.message;

import java.time.Instant;

/** Hands written messages over soon after the transaction, with pauses between tries (1 min, 10 min, 1 h, 6 h), then an incident. */
public interface Courier {

    /** In the caller's transaction; calls {@link HandOver#handOver} later, in a transaction of its own. */
    void fetch(String messageId, String processInstanceId);

    /** The same, not before a moment: the customer may be contacted then. */
    void fetchAt(Instant when, String messageId, String processInstanceId);
}
