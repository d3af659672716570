package org.dunwell.contact;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Every contact with every customer; append-only. */
public interface ContactLog {

    /** @return false when a contact with this onceKey was noted before */
    boolean note(ContactNote contact);

    /** What we tried with this customer, on any account, from that moment on, without what did not arrive; in the order in which it happened. */
    List<ContactNote> outboundSince(String customerId, Instant since);

    boolean isNoted(String onceKey);

    /** How often the customer reached us by this channel from that moment on. */
    int inboundSince(String customerId, String channel, Instant since);

    /** In the order in which they happened. */
    List<ContactNote> ofCase(long caseId);

    /** Of every case and none, newest first. */
    List<LoggedContact> ofCustomer(String customerId, int most);

    /** Calls of this person on the case since headway was last made, all without headway. */
    int callsWithoutHeadway(long caseId, String who);

    /** Who called on the case since headway was last made. */
    Set<String> triedBy(long caseId);
}
