package org.dunwell.post;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.customer.Creditor;
import org.dunwell.message.Channel;
import org.dunwell.message.Consignment;
import org.dunwell.message.PostFailed;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** An e-mail in the creditor's name: text and HTML, with the same Message-ID however often it is made. */
final class Mail extends SMTPMessage {

    private static final Pattern PICTURE = Pattern.compile("src=\"data:image/(png|jpeg);base64,([A-Za-z0-9+/=]+)\"");

    private final String messageId;

    private Mail(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /**
     * @param reminder  for the customer's program, as XML
     * @param answersTo where answers and bounces go, or null for the creditor's own address
     */
    static Mail of(Consignment consignment, Optional<byte[]> reminder, Session session, String answersTo) {
        Creditor creditor = consignment.creditor();
        InternetAddress from = address(creditor.email(), creditor.name(), "The creditor " + creditor.id() + " cannot send e-mail");
        InternetAddress to = address(consignment.recipient(), consignment.customer().name(),
                "The customer " + consignment.customer().id() + " (" + Values.plain(consignment.customer().name()) + ") cannot be sent e-mail");
        Mail mail = new Mail(session, "<" + consignment.id() + "@" + from.getAddress().substring(from.getAddress().indexOf('@') + 1) + ">");
        try {
            mail.setFrom(from);
            mail.setReplyTo(new InternetAddress[] {answersTo == null ? from : new InternetAddress(answersTo)});
            if (answersTo != null) {
                mail.setEnvelopeFrom(answersTo);
            }
            mail.setRecipient(Message.RecipientType.TO, to);
            mail.setSubject(Values.plain(consignment.text().subject()), "UTF-8");
            mail.setSentDate(Date.from(consignment.at()));
            mail.setHeader("Auto-Submitted", "auto-generated");
            mail.setHeader("X-Auto-Response-Suppress", "OOF, AutoReply");
            mail.setHeader("Content-Language", consignment.text().language());
            mail.setHeader("X-Case-Number", consignment.caseNumber());
            MimeMultipart versions = new MimeMultipart("alternative", part(consignment.text().text(), "plain"), withPictures(consignment.text().html()));
            mail.setContent(reminder.isPresent() ? new MimeMultipart(body(versions), attached(reminder.get(), consignment)) : versions);
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

    /** Mail programs show pictures that come with the mail, not those that stand in its text; none is fetched from anywhere. */
    private static MimeBodyPart withPictures(String html) throws MessagingException {
        List<MimeBodyPart> pictures = new ArrayList<>();
        Matcher found = PICTURE.matcher(html);
        StringBuilder text = new StringBuilder();
        while (found.find()) {
            String name = "picture" + (pictures.size() + 1);
            MimeBodyPart picture = new MimeBodyPart();
            picture.setDataHandler(new DataHandler(new ByteArrayDataSource(Base64.getDecoder().decode(found.group(2)), "image/" + found.group(1))));
            picture.setHeader("Content-ID", "<" + name + ">");
            picture.setDisposition(Part.INLINE);
            pictures.add(picture);
            found.appendReplacement(text, "src=\"cid:" + name + "\"");
        }
        found.appendTail(text);
        if (pictures.isEmpty()) {
            return part(html, "html");
        }
        MimeMultipart together = new MimeMultipart("related", part(text.toString(), "html"));
        for (MimeBodyPart picture : pictures) {
            together.addBodyPart(picture);
        }
        return body(together);
    }

    private static MimeBodyPart body(MimeMultipart parts) throws MessagingException {
        MimeBodyPart body = new MimeBodyPart();
        body.setContent(parts);
        return body;
    }

    private static MimeBodyPart attached(byte[] reminder, Consignment consignment) throws MessagingException {
        MimeBodyPart file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(new ByteArrayDataSource(reminder, "application/xml")));
        file.setFileName("reminder-" + consignment.caseNumber() + ".xml");
        file.setDisposition(Part.ATTACHMENT);
        return file;
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
