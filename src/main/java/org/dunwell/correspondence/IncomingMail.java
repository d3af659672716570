package org.dunwell.correspondence;

import java.time.Instant;
import java.util.List;

/**
 * An e-mail as it was read, before anybody knows what it is about.
 *
 * @param onceKey     names it: the same mail read again is the same
 * @param sender      the bare address
 * @param senderName  or null
 * @param text        plain, cut to size, without what it quotes
 * @param refersTo    Message-IDs that it answers, newest first
 * @param isAutomatic written by a program: out of office, receipt
 * @param attachments that are left in the mailbox
 * @param reports     what it says of deliveries, when a mail server wrote it; else empty
 */
public record IncomingMail(String onceKey, Instant receivedAt, String sender, String senderName, String subject, String text, List<String> refersTo, boolean isAutomatic,
                           int attachments, List<DeliveryReport> reports) {
}
