package org.dunwell.post;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.dunwell.customer.Creditor;
import org.dunwell.message.Channel;
import org.dunwell.message.Consignment;
import org.dunwell.message.PostFailed;

/** An e-mail in the creditor's name: text and HTML, with the same Message-ID however often it is made. */
final class Mail extends MimeMessage {

    private final String messageId;

    private Mail(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static Mail of(Consignment consignment, Session session) {
        Creditor creditor = consignment.creditor();
        InternetAddress from = address(creditor.email(), creditor.name(), "The creditor " + creditor.id() + " cannot send e-mail");
        InternetAddress to = address(consignment.recipient(), consignment.customer().name(),
                "The customer " + consignment.customer().id() + " (" + Values.plain(consignment.customer().name()) + ") cannot be sent e-mail");
        Mail mail = new Mail(session, "<" + consignment.id() + "@" + from.getAddress().substring(from.getAddress().indexOf('@') + 1) + ">");
        try {
            mail.setFrom(from);
            mail.setReplyTo(new InternetAddress[] {from});
            mail.setRecipient(Message.RecipientType.TO, to);
            mail.setSubject(Values.plain(consignment.text().subject()), "UTF-8");
            mail.setSentDate(Date.from(consignment.at()));
            mail.setHeader("Auto-Submitted", "auto-generated");
            mail.setHeader("X-Auto-Response-Suppress", "OOF, AutoReply");
            mail.setHeader("Content-Language", consignment.text().language());
            mail.setHeader("X-Case-Number", consignment.caseNumber());
            MimeMultipart versions = new MimeMultipart("alternative");
            versions.addBodyPart(part(consignment.text().text(), "plain"));
            versions.addBodyPart(part(consignment.text().html(), "html"));
            mail.setContent(versions);
            mail.saveChanges();
            return mail;
        } catch (MessagingException e) {
            throw new PostFailed("The e-mail '" + consignment.text().subject() + "' to " + consignment.recipient() + " could not be made: " + e.getMessage(), e);
        }
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(content, StandardCharsets.UTF_8.name(), subtype);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    private static InternetAddress address(String mailbox, String name, String who) {
        if (mailbox == null || !Channel.isMailbox(mailbox.strip())) {
            throw new PostFailed(who + ": '" + Values.plain(String.valueOf(mailbox)) + "' is no e-mail address. Correct it, then retry", null);
        }
        try {
            return new InternetAddress(mailbox.strip(), Values.plain(name), "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
