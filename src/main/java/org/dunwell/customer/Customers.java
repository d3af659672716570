package org.dunwell.customer;

import java.util.Optional;

/** All customers, by customer number. */
public interface Customers {

    Optional<Customer> find(String customerId);

    /** @throws java.util.NoSuchElementException naming the number when there is none */
    Customer get(String customerId);

    /** Adds the customer, or replaces what was known. */
    void save(Customer customer);
}
