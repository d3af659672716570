package org.dunwell.demo;

import java.util.List;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Customer;

/** The made-up portfolio: the same for the same day. Invoices are in the order in which they were issued. */
record Portfolio(List<Creditor> creditors, List<Customer> customers, List<DemoAccount> accounts, List<DemoInvoice> invoices) {
}
