package org.dunwell.demo;

import java.time.LocalDate;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Customer;
import org.dunwell.ledger.Money;

/** A made-up invoice. {@code paidOn} is null when the story decides, or when it is not yet due. */
record DemoInvoice(Customer customer, Creditor creditor, String number, LocalDate issuedOn, LocalDate dueOn, Money amount, String subject,
                   LocalDate paidOn) {

    DemoInvoice numbered(String newNumber) {
        return new DemoInvoice(customer, creditor, newNumber, issuedOn, dueOn, amount, subject, paidOn);
    }
}
