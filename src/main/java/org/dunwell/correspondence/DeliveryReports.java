package org.dunwell.correspondence;

import java.time.Instant;
import java.util.Optional;

/** What carriers told. */
public interface DeliveryReports {

    /** @return its id; empty when the same was told before */
    Optional<Long> add(DeliveryReport report);

    DeliveryReport get(long reportId);

    void settled(long reportId, Instant at, String result);
}
