package org.dunwell.mailbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.dunwell.correspondence.DeliveryReport;
import org.dunwell.message.Channel;

/**
 * What a mail server says of a mail that it could not deliver, or not yet (RFC 3464).
 *
 * @param reference   the Message-ID of that mail
 * @param recipients  by recipient what became of it: fields of the report
 */
record Bounce(String reference, List<Map<String, String>> recipients) {

    private static final int MOST = 20;

    /** @return null when it is none, or does not say of which mail */
    static Bounce in(List<String> reports, List<String> originals, String answers) {
        if (reports.isEmpty()) {
            return null;
        }
        List<Map<String, String>> recipients = new ArrayList<>();
        String envelope = null;
        for (String block : reports.get(0).replace("\r\n", "\n").split("\n[ \\t]*\n")) {
            Map<String, String> fields = fields(block);
            envelope = envelope == null ? fields.get("original-envelope-id") : envelope;
            if (fields.containsKey("action") && recipients.size() < MOST) {
                recipients.add(fields);
            }
        }
        String reference = originals.stream().map(Bounce::messageId).filter(id -> id != null).findFirst().orElse(envelope);
        if (reference == null) {
            reference = MailReader.ids(answers).stream().findFirst().orElse(null);
        }
        return reference == null || recipients.isEmpty() ? null : new Bounce(reference, recipients);
    }

    private static String messageId(String original) {
        return fields(original.replace("\r\n", "\n").split("\n[ \\t]*\n", 2)[0].stripLeading()).get("message-id");
    }

    /** Header fields by their names in small letters, folded lines put together; the first of several counts. */
    private static Map<String, String> fields(String block) {
        Map<String, String> fields = new TreeMap<>();
        for (String line : block.replaceAll("\n[ \\t]+", " ").split("\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.putIfAbsent(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
            }
        }
        return fields;
    }

    /** A mail of ours has one recipient; of several reports the worst counts. */
    List<DeliveryReport> reports(Instant at) {
        Map<String, String> worst = recipients.stream().max((one, other) -> outcome(one).compareTo(outcome(other))).orElseThrow();
        String code = worst.getOrDefault("status", "");
        String diagnostic = worst.getOrDefault("diagnostic-code", "").replaceFirst("(?i)^smtp;\\s*", "");
        String reason = diagnostic.contains(code) ? diagnostic : code + " " + diagnostic;
        return List.of(DeliveryReport.of(Channel.EMAIL, reference, null, outcome(worst), reason.strip(), at));
    }

    /** Permanent is a failure with a status of 5; what may still arrive is late. */
    private static DeliveryReport.Outcome outcome(Map<String, String> fields) {
        String action = fields.get("action").toLowerCase(Locale.ROOT);
        String status = fields.getOrDefault("status", "");
        if (action.startsWith("failed")) {
            return status.startsWith("4") ? DeliveryReport.Outcome.DELAYED : DeliveryReport.Outcome.FAILED;
        }
        return action.startsWith("delivered") ? DeliveryReport.Outcome.DELIVERED : DeliveryReport.Outcome.DELAYED;
    }
}
