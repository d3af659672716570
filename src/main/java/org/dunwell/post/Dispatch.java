package org.dunwell.post;

import org.dunwell.message.Consignment;
import org.dunwell.message.Post;
import org.springframework.stereotype.Component;

/** Sends e-mail on its way and lays letters ready for the envelope. */
@Component
class Dispatch implements Post {

    private final MailCarrier mailCarrier;
    private final LetterPaper letterPaper;
    private final Outbox outbox;

    Dispatch(MailCarrier mailCarrier, LetterPaper letterPaper, Outbox outbox) {
        this.mailCarrier = mailCarrier;
        this.letterPaper = letterPaper;
        this.outbox = outbox;
    }

    @Override
    public void deliver(Consignment consignment) {
        switch (consignment.channel()) {
            case EMAIL -> mailCarrier.carry(consignment);
            case LETTER -> outbox.put(consignment, "letters", ".pdf", letterPaper.print(consignment.text().html()));
        }
    }
}
