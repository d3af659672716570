package org.dunwell.mailbox;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.dunwell.correspondence.MailDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes what lies in the mailbox. Each mail is kept first, and leaves the folder after that has been committed; one that a crash left there, or that another
 * node reads at the same time, is known and taken once.
 */
@Component
class Mailbox {

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
    private static final int AT_ONCE = 200;
    private static final int ANY_PORT = -1;
    private static final int MOST_BYTES = 5 * 1024 * 1024;

    private final MailboxSettings settings;
    private final MailDesk desk;
    private final MailReader reader;

    Mailbox(MailboxSettings settings, MailDesk desk, Clock clock) {
        this.settings = settings;
        this.desk = desk;
        this.reader = new MailReader(clock);
    }

    /** @return mails that could not be taken; they stay, and do not hold up the others */
    List<String> look() throws MessagingException {
        List<String> left = new ArrayList<>();
        try (Store store = Session.getInstance(settings.session()).getStore(settings.protocol())) {
            store.connect(settings.host(), settings.port() > 0 ? settings.port() : ANY_PORT, settings.user(), settings.password());
            try (Folder folder = store.getFolder(settings.keepsFolders() ? settings.folder() : "INBOX")) {
                folder.open(Folder.READ_WRITE);
                int most = Math.min(AT_ONCE, folder.getMessageCount());
                List<Message> taken = new ArrayList<>();
                for (Message mail : most == 0 ? new Message[0] : folder.getMessages(1, most)) {
                    take(mail, left, taken);
                }
                remove(store, folder, taken);
            }
        }
        return left;
    }

    private void take(Message mail, List<String> left, List<Message> taken) {
        try {
            if (!mail.isSet(Flags.Flag.DELETED)) {
                desk.take(reader.read(whole(mail)));
                taken.add(mail);
            }
        } catch (Exception trouble) {
            LOG.warn("A mail in {} could not be taken; it stays there and is tried again", settings, trouble);
            left.add(subject(mail) + ": " + trouble.getMessage());
        }
    }

    /** Read as it was sent: what servers make of broken mails is not to be relied on. Of a huge one the beginning is enough. */
    private static MimeMessage whole(Message mail) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mail.writeTo(new FilterOutputStream(bytes) {
            @Override
            public void write(int one) {
                if (bytes.size() < MOST_BYTES) {
                    bytes.write(one);
                }
            }

            @Override
            public void write(byte[] some, int from, int length) {
                bytes.write(some, from, Math.max(0, Math.min(length, MOST_BYTES - bytes.size())));
            }
        });
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes.toByteArray()));
    }

    private void remove(Store store, Folder folder, List<Message> taken) throws MessagingException {
        Message[] mails = taken.toArray(Message[]::new);
        if (mails.length == 0) {
            return;
        }
        if (settings.keepsFolders() && !settings.doneFolder().isBlank()) {
            Folder done = store.getFolder(settings.doneFolder());
            if (!done.exists()) {
                done.create(Folder.HOLDS_MESSAGES);
            }
            folder.copyMessages(mails, done);
        }
        folder.setFlags(mails, new Flags(Flags.Flag.DELETED), true);
    }

    private static String subject(Message mail) {
        try {
            return MailReader.line(mail.getSubject(), 80);
        } catch (MessagingException unreadable) {
            return "a mail that cannot be read";
        }
    }
}
