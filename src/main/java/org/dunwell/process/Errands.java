package org.dunwell.process;

/** Takes errands; each is kept in the caller's transaction and runs soon after it. */
public interface Errands {

    /** @param processInstanceId the case that shows an incident when the errand fails for good, or null */
    void send(String kind, String subject, String processInstanceId);
}
