package org.dunwell.demo;

import java.time.LocalDate;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Customer;
import org.dunwell.ledger.Money;

/** A made-up customer at one of the creditors, and the invoice that the story is about. */
record DemoAccount(Customer customer, Creditor creditor, Plot plot, DemoInvoice chased, LocalDate openedOn) {

    Money owed() {
        return chased.amount();
    }
}
