package org.dunwell.message;

import java.util.List;
import org.dunwell.collection.CollectionCase;

/**
 * A step of the journey asks for a message.
 *
 * @param onceKey  names this use of the step: asked again with the same key nothing is written again
 * @param step     id of the activity
 * @param purpose  friendlyReminder, firmReminder, placementLetter (demands: about what may be chased), or thanks, arrangementConfirmation,
 *                 disputeAcknowledgement, disputeCorrection, disputeRejection, visitAnnouncement
 * @param tone     courteous, friendly, firm or final
 * @param reference the arrangement, dispute or placement it speaks of, or null
 * @param channels the order in which channels are tried; empty for that of the table choose-channels
 */
public record MessageOrder(CollectionCase about, String onceKey, String step, String purpose, String tone, Long reference, List<Channel> channels) {

    public MessageOrder(CollectionCase about, String onceKey, String step, String purpose, String tone, Long reference) {
        this(about, onceKey, step, purpose, tone, reference, List.of());
    }
}
