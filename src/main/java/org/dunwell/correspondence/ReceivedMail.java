package org.dunwell.correspondence;

import java.time.Instant;

/**
 * An e-mail that came in, and what became of it.
 *
 * @param id         null until it is kept
 * @param caseNumber on which it is filed, or null
 * @param customerId or null
 * @param decidedBy  who decided about it, or null
 * @param decision   what, in words, or null
 */
public record ReceivedMail(Long id, Instant receivedAt, String sender, String senderName, String subject, String text, int attachments, Kind kind, State state, Long caseId,
                           String caseNumber, String customerId, String decidedBy, Instant decidedAt, String decision) {

    /** Written by a person, by a program, or by a mail server about a message of ours. */
    public enum Kind { ANSWER, AUTOMATIC, REPORT }

    /** ASKS_TO_STOP is filed too, and a person decides whether that is meant. */
    public enum State { FILED, UNASSIGNED, ASKS_TO_STOP, PUT_ASIDE }

    static ReceivedMail of(IncomingMail mail, Kind kind) {
        return new ReceivedMail(null, mail.receivedAt(), mail.sender(), mail.senderName(), mail.subject(), mail.text(), mail.attachments(), kind, State.UNASSIGNED, null, null, null,
                null, null, null);
    }

    ReceivedMail filed(State next, Long onCase, String customer) {
        return new ReceivedMail(id, receivedAt, sender, senderName, subject, text, attachments, kind, next, onCase, caseNumber, customer, decidedBy, decidedAt, decision);
    }

    ReceivedMail decided(State next, String who, Instant at, String what) {
        return new ReceivedMail(id, receivedAt, sender, senderName, subject, text, attachments, kind, next, caseId, caseNumber, customerId, who, at, what);
    }
}
