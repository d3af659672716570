package org.dunwell.contact;

import java.time.Instant;
import java.util.Set;

/** Channels by which customers do not want to be contacted: email, sms, letter, phone, visit, privateMessage. */
public interface OptOuts {

    Set<String> CHANNELS = Set.of("email", "sms", "letter", "phone", "visit", "privateMessage");

    Set<String> of(String customerId);

    /** @return false when it was noted before */
    boolean add(String customerId, String channel, Instant since, String saidTo);

    /** @return false when there was none */
    boolean remove(String customerId, String channel);
}
