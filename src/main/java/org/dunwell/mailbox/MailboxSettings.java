package org.dunwell.mailbox;

import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the mailbox is, {@code dunwell.mailbox.*}. Without a host none is read. */
@Component
record MailboxSettings(@Value("${dunwell.mailbox.host:}") String host, @Value("${dunwell.mailbox.port:0}") int port,
                       @Value("${dunwell.mailbox.protocol:imaps}") String protocol, @Value("${dunwell.mailbox.starttls-required:true}") boolean starttlsRequired,
                       @Value("${dunwell.mailbox.user:}") String user, @Value("${dunwell.mailbox.password:}") String password,
                       @Value("${dunwell.mailbox.folder:INBOX}") String folder, @Value("${dunwell.mailbox.done-folder:Dunwell}") String doneFolder,
                       @Value("${dunwell.mailbox.interval:1m}") Duration interval) {

    private static final Set<String> PROTOCOLS = Set.of("imaps", "imap", "pop3s", "pop3");
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final String PATIENCE = "20000";

    MailboxSettings {
        if (!PROTOCOLS.contains(protocol)) {
            throw new IllegalArgumentException("dunwell.mailbox.protocol is '" + protocol + "'; take one of imaps, imap, pop3s, pop3");
        }
        interval = interval.compareTo(SHORTEST) < 0 ? SHORTEST : interval;
    }

    boolean isThere() {
        return !host.isBlank();
    }

    boolean keepsFolders() {
        return protocol.startsWith("imap");
    }

    Properties session() {
        Properties properties = new Properties();
        String prefix = "mail." + protocol + ".";
        properties.setProperty(prefix + "connectiontimeout", PATIENCE);
        properties.setProperty(prefix + "timeout", PATIENCE);
        properties.setProperty(prefix + "writetimeout", PATIENCE);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "partialfetch", "false");
        properties.setProperty(prefix + "starttls.enable", "true");
        properties.setProperty(prefix + "starttls.required", String.valueOf(starttlsRequired && !protocol.endsWith("s")));
        return properties;
    }

    /** The password stays out of logs. */
    @Override
    public String toString() {
        return protocol + "://" + host + (port > 0 ? ":" + port : "") + "/" + folder;
    }
}
