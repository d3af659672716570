package org.dunwell.collection;

import java.time.LocalDate;
import org.dunwell.ledger.Invoice;

/**
 * Why an account, or one invoice of it, may not be chased.
 *
 * @param invoiceId null for the whole account
 * @param ref       the dispute, arrangement or placement it belongs to; null for a hold
 * @param endsOn    its last day, or null when it lasts until it is ended
 */
public record Pause(long id, long accountId, Long invoiceId, Kind kind, String reason, Long ref, LocalDate beginsOn, LocalDate endsOn,
                    String putBy) {

    public enum Kind { HOLD, DISPUTE, ARRANGEMENT, PLACEMENT }

    /** A charge is covered with the invoice it belongs to. */
    public boolean covers(Invoice invoice, LocalDate day) {
        return (invoiceId == null || invoiceId == invoice.id() || invoiceId == invoice.belongsTo()) && !day.isBefore(beginsOn) && (endsOn == null || !day.isAfter(endsOn));
    }
}
