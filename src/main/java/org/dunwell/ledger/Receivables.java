package org.dunwell.ledger;

/**
 * What is open with one creditor in one currency.
 *
 * @param credit what customers have paid or been credited that is not set against an invoice
 */
public record Receivables(int openInvoices, Money open, int overdueInvoices, Money overdue, int overdueAccounts, Money credit) {
}
