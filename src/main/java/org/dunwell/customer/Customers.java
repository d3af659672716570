package org.dunwell.customer;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All customers, by customer number. */
public interface Customers {

    Optional<Customer> find(String customerId);

    /** @throws java.util.NoSuchElementException naming the number when there is none */
    Customer get(String customerId);

    /** Those of them that are known. */
    List<Customer> findAll(Collection<String> customerIds);

    /** Those with this e-mail address, in any case of its letters; at most two, since more tell nothing. */
    List<Customer> withEmail(String address);

    /** Adds the customer, or replaces what was known. */
    void save(Customer customer);
}
