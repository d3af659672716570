package org.dunwell.post;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
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

    private final Optional<JavaMailSender> server;
    private final String serverName;
    private final Outbox outbox;
    private final Attachments attachments;

    MailCarrier(ObjectProvider<JavaMailSender> server, @Value("${spring.mail.host:}") String host, @Value("${spring.mail.port:25}") String port,
                Outbox outbox, Attachments attachments) {
        this.server = Optional.ofNullable(server.getIfAvailable());
        this.serverName = host + ":" + port;
        this.outbox = outbox;
        this.attachments = attachments;
    }

    void carry(Consignment consignment) {
        Mail mail = Mail.of(consignment, attachments.of(consignment), Session.getInstance(new Properties()));
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
            throw new PostFailed("The e-mail '" + consignment.text().subject() + "' to " + consignment.recipient() + " for case "
                    + consignment.caseNumber() + " was not taken by the mail server " + serverName + ": " + cause(e) + ". " + mend(e)
                    + " It is tried again by itself; after the last try, retry it here", e);
        }
    }

    /** The server said yes and only the goodbye went wrong; sending again would be a second mail. */
    private static boolean wasTaken(MailException failure) {
        return failure instanceof MailSendException sent && sent.getFailedMessages().isEmpty() && sent.getMessageExceptions().length == 0;
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
