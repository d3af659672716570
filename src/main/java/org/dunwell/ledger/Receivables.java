package org.dunwell.ledger;

/**
 * What is open with one creditor in one currency, charges among it; they are not counted as invoices.
 *
 * @param credit what customers have paid or been credited that is not set against an invoice
 */
public record Receivables(int openInvoices, Money open, int overdueInvoices, Money overdue, int overdueAccounts, Money credit) {
}
