package org.dunwell.message;

import java.util.List;
import java.util.Optional;

/** By which channels messages were handed over, and what became of it. */
public interface Deliveries {

    /** In the order in which they were made. */
    List<Delivery> of(String messageId);

    Optional<Delivery> byCarrierId(Channel channel, String carrierId);

    void add(Delivery delivery);

    void carrierCallsIt(String messageId, int number, String carrierId);

    /** Replaces what was known of its state. */
    void save(Delivery delivery);
}
