package org.dunwell.migration;

import java.time.Instant;

/** Calls {@link MoveCases} again, after the transaction and even after a crash. */
public interface MoveCourier {

    /** @param when not before this moment; null: soon */
    void next(long moveId, Instant when);

    void one(long moveId, String instanceId);
}
