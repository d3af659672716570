package org.dunwell.webhook;

/** Fetches calls soon after the transaction, with pauses between tries, then an incident. */
public interface WebhookCourier {

    void fetch(String callId, String processInstanceId);
}
