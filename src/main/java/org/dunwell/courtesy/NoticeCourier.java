package org.dunwell.courtesy;

import java.time.Instant;

/** Hands notices over soon after the transaction, with pauses between tries, then an incident. */
public interface NoticeCourier {

    /** @param when not before this moment; null: soon */
    void fetch(Instant when, String messageId);
}
