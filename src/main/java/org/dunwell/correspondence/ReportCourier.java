package org.dunwell.correspondence;

import java.time.Instant;

/** Brings reports to {@link SettleReport} soon after the transaction that kept them, again and again until it succeeds. */
public interface ReportCourier {

    void bring(long reportId);

    void bringAt(Instant when, long reportId);
}
