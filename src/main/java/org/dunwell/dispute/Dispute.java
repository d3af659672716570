package org.dunwell.dispute;

import java.time.Instant;
import org.dunwell.ledger.Money;

/**
 * What a customer says is wrong.
 *
 * @param invoiceId  null when it is about the whole account
 * @param causeOwner billing or service
 * @param won        whether the customer was right; null while it is open
 * @param credited   null while it is open
 */
public record Dispute(long id, long caseId, long accountId, Long invoiceId, String reason, String causeOwner, String description,
                      Instant raisedAt, String raisedBy, Boolean won, Money credited, String explanation) {

    public boolean isOpen() {
        return won == null;
    }
}
