package org.dunwell.message;

import java.time.Instant;
import java.util.Optional;
import org.dunwell.collection.CollectionCases;
import org.springframework.stereotype.Component;

/** Answers what waits and placements ask about messages, and lets those go that were held back. */
@Component
public class SentMessages {

    private final Messages messages;
    private final CollectionCases cases;
    private final Courier courier;

    public SentMessages(Messages messages, CollectionCases cases, Courier courier) {
        this.messages = messages;
        this.cases = cases;
        this.courier = courier;
    }

    /** When the newest message of this purpose about this invoice was handed over; empty while it waits or when there is none. Withdrawn ones do not count. */
    public Optional<Instant> handedOver(long caseId, String purpose, long invoiceId) {
        return handedOverSince(caseId, purpose, invoiceId, null);
    }

    /** The same, only of messages written at or after {@code since} (null: any). */
    public Optional<Instant> handedOverSince(long caseId, String purpose, long invoiceId, Instant since) {
        return messages.newest(caseId, purpose, invoiceId, since, null).map(Message::handedOverAt);
    }

    /**
     * Whether the newest message of this purpose about this invoice waits to leave, or left only at {@code moment} or later. One that nobody knows an
     * address for is not waited for.
     */
    public boolean leftNoSoonerThan(Instant moment, long caseId, String purpose, long invoiceId, Instant since) {
        return messages.newest(caseId, purpose, invoiceId, since, null)
                .filter(message -> message.isWaiting() ? !message.isUnaddressed() : !message.handedOverAt().isBefore(moment)).isPresent();
    }

    /** Messages that a pause or a missing address held back are fetched again; each asks again whether it may go, or has lost its reason. */
    public void release(long caseId) {
        messages.ofCase(caseId).stream()
                .filter(message -> message.state() == Message.State.HELD_BACK)
                .forEach(message -> courier.fetch(message.id(), cases.get(caseId).processInstanceId()));
    }
}
