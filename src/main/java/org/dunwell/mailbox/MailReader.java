package org.dunwell.mailbox;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dunwell.correspondence.IncomingMail;

/** Makes plain words of a mail, whatever anybody has put into it: never more than is needed, and nothing of it is run, opened or believed. */
class MailReader {

    private static final int LONGEST_TEXT = 3500;
    private static final int MOST_READ = 100_000;
    private static final int MOST_PARTS = 60;
    private static final int DEEPEST = 6;
    private static final int MOST_REFERENCES = 30;
    private static final Pattern AWAY = Pattern.compile("(?i)^\\W*(automatic reply|auto[- ]?reply|autoreply|out of (the )?office|away from|abwesen|automatische antwort|abwesenheits)");
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{3,250}>");

    private final Clock clock;

    MailReader(Clock clock) {
        this.clock = clock;
    }

    /** What was found in the parts of one mail. */
    private static class Found {
        private String plain;
        private String html;
        private int attachments;
        private int parts;
        private final List<Part> reports = new ArrayList<>();
        private final List<Part> originals = new ArrayList<>();
    }

    IncomingMail read(MimeMessage mail) throws MessagingException, IOException {
        Found found = new Found();
        collect(mail, found, 0);
        Instant at = clock.instant();
        Bounce bounce = Bounce.in(texts(found.reports), texts(found.originals), mail.getHeader("References", " ") + " " + mail.getHeader("In-Reply-To", " "));
        InternetAddress sender = sender(mail);
        String text = WrittenText.of(found.plain != null ? found.plain : WrittenText.ofHtml(found.html == null ? "" : found.html), LONGEST_TEXT);
        return new IncomingMail(onceKey(mail), at, line(sender == null ? "unknown" : sender.getAddress(), 200), sender == null ? null : line(sender.getPersonal(), 200),
                line(mail.getSubject(), 300), text, references(mail), isAutomatic(mail), found.attachments, bounce == null ? List.of() : bounce.reports(at));
    }

    private static List<String> texts(List<Part> parts) throws MessagingException, IOException {
        List<String> texts = new ArrayList<>();
        for (Part part : parts) {
            texts.add(new String(part.getInputStream().readNBytes(MOST_READ), StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static void collect(Part part, Found found, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST || ++found.parts > MOST_PARTS) {
            return;
        }
        String type = part.getContentType() == null ? "text/plain" : part.getContentType().toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/") && part.getContent() instanceof Multipart several) {
            for (int i = 0; i < Math.min(several.getCount(), MOST_PARTS); i++) {
                BodyPart one = several.getBodyPart(i);
                collect(one, found, depth + 1);
            }
        } else if (type.startsWith("message/delivery-status") || type.startsWith("message/global-delivery-status")) {
            found.reports.add(part);
        } else if (type.startsWith("message/rfc822") || type.startsWith("text/rfc822-headers") || type.startsWith("message/global")) {
            found.originals.add(part);
        } else if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || !type.startsWith("text/")) {
            found.attachments++;
        } else if (type.startsWith("text/html")) {
            found.html = found.html == null ? decoded(part) : found.html;
        } else {
            found.plain = found.plain == null ? decoded(part) : found.plain;
        }
    }

    private static String decoded(Part part) throws MessagingException, IOException {
        Charset charset = StandardCharsets.UTF_8;
        try {
            String named = new ContentType(part.getContentType()).getParameter("charset");
            charset = named == null ? charset : Charset.forName(MimeUtility.javaCharset(named));
        } catch (MessagingException | IllegalArgumentException unknown) {
            charset = StandardCharsets.ISO_8859_1;
        }
        try (InputStream in = part.getInputStream()) {
            return new String(in.readNBytes(MOST_READ), charset);
        }
    }

    private static InternetAddress sender(MimeMessage mail) {
        try {
            Address[] from = mail.getFrom();
            return from != null && from.length > 0 && from[0] instanceof InternetAddress address ? address : null;
        } catch (MessagingException none) {
            return null;
        }
    }

    /** The newest first: what it answers, then the thread backwards. */
    private static List<String> references(MimeMessage mail) throws MessagingException {
        List<String> thread = new ArrayList<>(ids(mail.getHeader("References", " ")));
        Collections.reverse(thread);
        return Stream.concat(ids(mail.getHeader("In-Reply-To", " ")).stream(), thread.stream()).distinct().limit(MOST_REFERENCES).toList();
    }

    static List<String> ids(String header) {
        List<String> ids = new ArrayList<>();
        Matcher id = MESSAGE_ID.matcher(header == null ? "" : header);
        while (id.find()) {
            ids.add(id.group());
        }
        return ids;
    }

    private static boolean isAutomatic(MimeMessage mail) throws MessagingException {
        String submitted = first(mail, "Auto-Submitted");
        String precedence = first(mail, "Precedence").toLowerCase(Locale.ROOT);
        return !submitted.isEmpty() && !submitted.toLowerCase(Locale.ROOT).startsWith("no")
                || !first(mail, "X-Autoreply").isEmpty() || !first(mail, "X-Autorespond").isEmpty()
                || Arrays.asList("auto_reply", "bulk", "junk", "list").contains(precedence)
                || first(mail, "Return-Path").equals("<>")
                || mail.getSubject() != null && AWAY.matcher(mail.getSubject()).find();
    }

    private static String first(MimeMessage mail, String header) throws MessagingException {
        String[] values = mail.getHeader(header);
        return values == null || values.length == 0 || values[0] == null ? "" : values[0].strip();
    }

    /** The Message-ID; one that bears none is known by its content. */
    private static String onceKey(MimeMessage mail) throws MessagingException, IOException {
        String id = mail.getMessageID();
        if (id != null && !id.isBlank() && id.length() <= 180) {
            return "mail:" + id.strip();
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(String.valueOf(mail.getHeader("Date", "")).getBytes(StandardCharsets.UTF_8));
            digest.update(String.valueOf(mail.getHeader("From", "")).getBytes(StandardCharsets.UTF_8));
            digest.update(String.valueOf(mail.getSubject()).getBytes(StandardCharsets.UTF_8));
            digest.update(mail.getRawInputStream().readNBytes(MOST_READ));
            return "mail:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One line, cut to size. */
    static String line(String text, int longest) {
        String plain = text == null ? "" : text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
        return plain.length() <= longest ? plain : plain.substring(0, longest - 1) + "…";
    }
}
