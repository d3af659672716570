package org.dunwell.intake;

import java.time.LocalDate;
import java.util.Set;
import org.dunwell.customer.Customer;
import org.dunwell.ledger.Money;

/**
 * One line of an open-items list as it was understood.
 *
 * @param customer with defaults where the line says nothing
 * @param told     which of {@link CustomerField} the line itself says: only these replace what is known of a customer
 * @param issued   null when the list has no such column
 * @param settled  the day it was settled or null
 */
public record OpenItem(long line, Customer customer, Set<CustomerField> told, String invoice, LocalDate issued, LocalDate due, Money amount,
                       String subject, LocalDate settled) {
}
