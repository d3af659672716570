package org.dunwell.post;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.dunwell.message.AddressRefused;
import org.dunwell.message.Channel;
import org.dunwell.message.Consignment;
import org.dunwell.message.PostFailed;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Takes e-mail to the mail server where one is configured, else into the outbox folder. */
@Component
class MailCarrier {

    private static final Pattern ADDRESS_STATUS = Pattern.compile("\\b5\\.1\\.(1|2|3|6|10)\\b");
    private static final Pattern ADDRESS_CODE = Pattern.compile("\\b(550|551|553)\\b");
    private static final Pattern ANY_STATUS = Pattern.compile("\\b[245]\\.\\d{1,3}\\.\\d{1,3}\\b");

    private final Optional<JavaMailSender> server;
    private final String serverName;
    private final Outbox outbox;
    private final Attachments attachments;
    private final String answersTo;

    MailCarrier(ObjectProvider<JavaMailSender> server, @Value("${spring.mail.host:}") String host, @Value("${spring.mail.port:25}") String port,
                @Value("${dunwell.mailbox.address:}") String answersTo, Outbox outbox, Attachments attachments) {
        this.server = Optional.ofNullable(server.getIfAvailable());
        this.serverName = host + ":" + port;
        this.outbox = outbox;
        this.attachments = attachments;
        if (!answersTo.isEmpty() && !Channel.isMailbox(answersTo)) {
            throw new IllegalArgumentException("dunwell.mailbox.address is no e-mail address: " + answersTo);
        }
        this.answersTo = answersTo.isEmpty() ? null : answersTo;
    }

    void carry(Consignment consignment) {
        Mail mail = Mail.of(consignment, attachments.of(consignment), Session.getInstance(new Properties()), answersTo);
        if (server.isPresent()) {
            send(server.get(), mail, consignment);
        } else {
            outbox.put(consignment, "mail", ".eml", bytes(mail));
        }
    }

    private void send(JavaMailSender sender, Mail mail, Consignment consignment) {
        try {
            sender.send(mail);
        } catch (MailException e) {
            if (wasTaken(e)) {
                return;
            }
            String told = "The e-mail '" + consignment.text().subject() + "' to " + consignment.recipient() + " for case "
                    + consignment.caseNumber() + " was not taken by the mail server " + serverName + ": " + cause(e) + ". ";
            if (leadsNowhere(e)) {
                throw new AddressRefused(told + "It goes by another channel at the next try, in a minute", cause(e), e);
            }
            throw new PostFailed(told + mend(e) + " It is tried again by itself; after the last try, retry it here", e);
        }
    }

    /** The server said yes and only the goodbye went wrong; sending again would be a second mail. */
    private static boolean wasTaken(MailException failure) {
        return failure instanceof MailSendException sent && sent.getFailedMessages().isEmpty() && sent.getMessageExceptions().length == 0;
    }

    /** The recipient is refused for good, and for what it is: not because of who we are or how busy they are. */
    private static boolean leadsNowhere(MailException failure) {
        String said = cause(failure);
        return isRefusedRecipient(failure) && (ADDRESS_STATUS.matcher(said).find() || ADDRESS_CODE.matcher(said).find() && !ANY_STATUS.matcher(said).find());
    }

    private static String mend(MailException failure) {
        return isRefusedRecipient(failure)
                ? "Correct the customer's e-mail address, or remove it so that a letter goes instead."
                : "See that the mail server runs and that spring.mail.* names it rightly.";
    }

    private static boolean isRefusedRecipient(MailException failure) {
        return failure instanceof MailSendException several
                && Arrays.stream(several.getMessageExceptions()).anyMatch(SendFailedException.class::isInstance);
    }

    private static String cause(MailException failure) {
        Throwable cause = failure instanceof MailSendException several && several.getMessageExceptions().length > 0
                ? several.getMessageExceptions()[0]
                : failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        if (cause instanceof MessagingException messaging && messaging.getNextException() != null) {
            cause = messaging.getNextException();
        }
        return Values.plain(String.valueOf(cause.getMessage()));
    }

    private static byte[] bytes(Mail mail) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            mail.writeTo(bytes);
            return bytes.toByteArray();
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
