package org.dunwell.dispute;

import java.time.Instant;
import java.util.List;
import org.dunwell.ledger.Money;

/** All disputes. */
public interface Disputes {

    Dispute get(long disputeId);

    /** Newest first. */
    List<Dispute> ofCase(long caseId);

    long add(long caseId, long accountId, Long invoiceId, String reason, String causeOwner, String description, Instant raisedAt, String raisedBy);

    void runsIn(long disputeId, String processInstanceId);

    void decided(long disputeId, boolean won, Money credited, String explanation, String by, Instant at);
}
