package org.dunwell.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every row that is about a customer, whatever table it stands in. */
public interface CustomerRecords {

    /** @param rows values by column; texts, numbers, days and moments as texts of ISO 8601 */
    record Section(String name, List<Map<String, Object>> rows) {
    }

    /** @param text as it was sent; may be null when it never was */
    record SentMessage(String id, String text, String html) {
    }

    /** The customer first, then section by section; sections without a row are left out. */
    List<Section> of(String customerId);

    List<SentMessage> messages(String customerId);

    /** The newest thing that happened with the customer. */
    Optional<Instant> lastTouched(String customerId);

    /** What still keeps the customer's data from being erased, in words; empty when nothing does. */
    List<String> open(String customerId);

    /** The process instances of the customer's cases. */
    List<String> processInstances(String customerId);

    /**
     * Words, names, addresses and numbers of the customer become nothing everywhere, the customer another, made-up one. Amounts, days and states stay, so every
     * sum does.
     */
    void erase(String customerId, String madeUpId);
}
