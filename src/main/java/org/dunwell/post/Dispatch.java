package org.dunwell.post;

import org.dunwell.message.Consignment;
import org.dunwell.message.Post;
import org.springframework.stereotype.Component;

/** Sends e-mail and text messages on their way and lays letters ready for the envelope. A notice hangs on the customer's page by itself. */
@Component
class Dispatch implements Post {

    private final MailCarrier mailCarrier;
    private final LetterPaper letterPaper;
    private final SmsCarrier smsCarrier;
    private final Outbox outbox;
    private final Manifest manifest;

    Dispatch(MailCarrier mailCarrier, SmsCarrier smsCarrier, LetterPaper letterPaper, Outbox outbox, Manifest manifest) {
        this.mailCarrier = mailCarrier;
        this.letterPaper = letterPaper;
        this.smsCarrier = smsCarrier;
        this.outbox = outbox;
        this.manifest = manifest;
    }

    @Override
    public String deliver(Consignment consignment) {
        switch (consignment.channel()) {
            case SMS -> {
                return smsCarrier.carry(consignment);
            }
            case EMAIL -> mailCarrier.carry(consignment);
            case LETTER -> lay(consignment, letterPaper.print(consignment.text().html()));
            case PORTAL -> { }
        }
        return null;
    }

    private void lay(Consignment letter, byte[] pdf) {
        outbox.put(letter, "letters", ".pdf", pdf);
        manifest.list(letter, pdf);
    }
}
