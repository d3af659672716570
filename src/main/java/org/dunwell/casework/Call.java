package org.dunwell.casework;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a collector entered after a call.
 *
 * @param result      a code of the table call-results
 * @param reason      a code of the table reasons, or null when the customer was not reached
 * @param answers     everything on the form, as JSON
 * @param onceKey     the task: completed twice it is one call
 */
public record Call(String result, String reason, LocalDate promisedOn, BigDecimal promisedAmount, String disputedInvoice,
                   String disputeText, String contactStop, String note, String answers, String step, String onceKey) {
}
