package org.dunwell.message;

import java.time.Instant;
import java.util.List;
import org.dunwell.collection.Chaseable;
import org.dunwell.collection.CollectionCase;
import org.dunwell.ledger.Money;

/**
 * A message to a customer, from the step that asked for it until it is handed over.
 *
 * @param id          also the Message-ID of an e-mail
 * @param caseId      null for a courtesy notice, which belongs to none
 * @param reference   the arrangement, dispute or placement it speaks of, or null
 * @param channels    the order in which channels are tried; empty for that of the table choose-channels
 * @param channel     null while no address is known
 * @param recipient   null while no address is known
 * @param text        null while it is held back and was never worded
 * @param owed        what it asks for: what could be chased when it was worded and what it adds; or null
 * @param invoiceIds  the invoices it names, oldest due date first
 * @param stateReason why it is held back or withdrawn, or null
 */
public record Message(String id, Long caseId, long accountId, String customerId, String step, String purpose, String tone, Long reference,
                      List<Channel> channels, Channel channel, String recipient, MessageText text, Money owed, List<Long> invoiceIds, State state,
                      String stateReason, Instant writtenAt, Instant handedOverAt, String onceKey) {

    public enum State { WRITTEN, HELD_BACK, HANDED_OVER, WITHDRAWN }

    public boolean isWaiting() {
        return state == State.WRITTEN || state == State.HELD_BACK;
    }

    public MessageOrder order(CollectionCase about) {
        return new MessageOrder(about, onceKey, step, purpose, tone, reference, channels);
    }

    boolean isUnaddressed() {
        return MissingAddress.WHY.equals(stateReason);
    }

    boolean wasFollowedBy(Message other) {
        return !other.id.equals(id) && !other.purpose.equals(purpose) && !other.isUnaddressed() && other.writtenAt.isAfter(writtenAt);
    }

    Message worded(Draft draft) {
        return new Message(id, caseId, accountId, customerId, step, purpose, tone, reference, channels, draft.channel(), draft.recipient(), draft.text(),
                draft.owed(), draft.invoiceIds(), state, stateReason, writtenAt, handedOverAt, onceKey);
    }

    /** Not worded yet, but known to be about these. */
    Message about(Chaseable chaseable) {
        return new Message(id, caseId, accountId, customerId, step, purpose, tone, reference, channels, null, null, null, chaseable.total(),
                chaseable.named(), state, stateReason, writtenAt, handedOverAt, onceKey);
    }

    Message unaddressed() {
        return new Message(id, caseId, accountId, customerId, step, purpose, tone, reference, channels, null, null, null, owed, invoiceIds, state,
                stateReason, writtenAt, handedOverAt, onceKey);
    }

    public Message heldBack(String why) {
        return now(State.HELD_BACK, why, null);
    }

    public Message withdrawn(String why) {
        return now(State.WITHDRAWN, why, null);
    }

    /** It did not arrive: it is to be handed over again, by another channel. */
    public Message again(String why) {
        return now(State.WRITTEN, why, null);
    }

    public Message handedOver(Instant at) {
        return now(State.HANDED_OVER, null, at);
    }

    private Message now(State next, String why, Instant handedOver) {
        return new Message(id, caseId, accountId, customerId, step, purpose, tone, reference, channels, channel, recipient, text, owed, invoiceIds, next,
                why == null || why.length() <= 400 ? why : why.substring(0, 400), writtenAt, handedOver, onceKey);
    }
}
