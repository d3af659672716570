package org.dunwell.collection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.dunwell.ledger.Invoice;

/**
 * Days on which an account, or one invoice of it, was or is on hold.
 *
 * @param invoiceId null for the whole account
 * @param endsOn    its last day, or null when it lasts until it is ended
 * @param endedAt   when somebody released it, else null; the day of the release is no day on hold
 */
public record Held(Long invoiceId, LocalDate beginsOn, LocalDate endsOn, Instant endedAt) {

    public boolean covers(Invoice invoice, LocalDate day, ZoneId zone) {
        return (invoiceId == null || invoiceId == invoice.belongsTo()) && !day.isBefore(beginsOn) && (endsOn == null || !day.isAfter(endsOn))
                && (endedAt == null || day.isBefore(LocalDate.ofInstant(endedAt, zone)));
    }
}
