package org.dunwell.webhook;

/** The other systems themselves. */
public interface OtherSystems {

    boolean knows(String system);

    /** @throws IllegalStateException when it did not take the call, saying why and what to do */
    void tell(WebhookCall call);
}
