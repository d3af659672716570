package org.dunwell.casework;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a collector entered after a call.
 *
 * @param result      a code of the table call-results
 * @param reason      a code of the table reasons, or null when the customer was not reached
 * @param instalments monthly ones of what was promised; null for one payment
 * @param byCustomer  the customer called, or asked for this call: no rule counts it
 * @param despite     why a supervisor had it made although the contact policy forbade it, or null
 * @param answers     everything on the form, as JSON
 * @param onceKey     the task: completed twice it is one call
 */
public record Call(String result, String reason, LocalDate promisedOn, BigDecimal promisedAmount, Integer instalments, String disputedInvoice,
                   String disputeText, String contactStop, boolean byCustomer, String despite, String note, String answers, String step,
                   String onceKey) {
}
