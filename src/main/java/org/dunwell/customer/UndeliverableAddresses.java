package org.dunwell.customer;

import java.util.List;

/** Addresses that are known to lead nowhere, at most one for each customer and channel. */
public interface UndeliverableAddresses {

    List<Undeliverable> of(String customerId);

    /** Takes the place of what was known of that channel. */
    void mark(String customerId, Undeliverable address);

    /** The same, kept even though the transaction around it is undone. */
    void markApart(String customerId, Undeliverable address);

    /** @return false when none was marked */
    boolean clear(String customerId, String channel);
}
