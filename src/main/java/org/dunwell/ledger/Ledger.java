package org.dunwell.ledger;

import java.time.LocalDate;

/** Books what moves on accounts. Every booking is told once by its {@code onceKey}; the same one again changes nothing. */
public interface Ledger {

    /** @return false when this invoice was booked before */
    boolean bookInvoice(Account account, String number, LocalDate issuedOn, LocalDate dueOn, Money amount, String subject, String source);

    /** Sets a payment against the invoice with that number first (when given and open), then the oldest; the rest stays as credit. @return false when booked before */
    boolean bookPayment(Account account, Money amount, LocalDate valueDate, String invoiceNumber, String reference, String source, String onceKey);

    boolean bookCreditNote(Account account, String invoiceNumber, Money amount, LocalDate valueDate, String reference, String source, String onceKey);

    /** Gives up what is open on the account, oldest first, up to {@code amount}. */
    boolean bookWriteOff(Account account, Money amount, String reference, String onceKey);

    /** What the account owes in all, credit deducted; negative when the customer has credit. */
    Money balance(Account account);

    /** Sum of payments booked so far, reversals deducted. */
    Money paid(Account account);
}
