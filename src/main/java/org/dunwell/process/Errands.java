package org.dunwell.process;

import java.time.Instant;

/** Takes errands; each is kept in the caller's transaction and runs soon after it. */
public interface Errands {

    /** @param processInstanceId the case that shows an incident when the errand fails for good, or null */
    default void send(String kind, String subject, String processInstanceId) {
        sendAt(null, kind, subject, processInstanceId);
    }

    /** @param when not before this moment; null: soon */
    void sendAt(Instant when, String kind, String subject, String processInstanceId);
}
