package org.dunwell.contact;

import java.time.Instant;
import java.util.Set;

/** Channels by which customers do not want to be contacted: email, letter, phone, visit. */
public interface OptOuts {

    Set<String> CHANNELS = Set.of("email", "letter", "phone", "visit");

    Set<String> of(String customerId);

    /** @return false when it was noted before */
    boolean add(String customerId, String channel, Instant since, String saidTo);

    /** @return false when there was none */
    boolean remove(String customerId, String channel);
}
