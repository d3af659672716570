package org.dunwell.post;

import java.util.List;
import java.util.stream.Collectors;
import org.dunwell.message.Channel;
import org.dunwell.message.MessageText;
import org.dunwell.message.TextOrder;
import org.dunwell.message.TextRefused;

/** A few words without salutation, tables or layout: a text message, or a notice on the customer's page. */
final class ShortText {

    /** What a phone shows as one message; more is dear and arrives torn. */
    private static final int MOST_PARTS = 3;
    private static final int LONGEST_SUBJECT = 120;
    /** The characters of GSM 03.38 that count once, and those that count twice. */
    private static final String PLAIN = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String DOUBLE = "^{}\\[~]|€";

    private ShortText() {
    }

    static MessageText of(Wording wording, TextOrder order) {
        Values values = new Values(wording.name(), Formats.of(wording.language(), order.customer().address().country()), Sheets.values(order));
        List<String> paragraphs = wording.passages().stream().filter(clause -> clause.applies(values)).map(clause -> words(clause, wording, values)).toList();
        String subject = wording.subjects().stream().filter(clause -> clause.applies(values)).findFirst().map(clause -> Span.plain(Span.of(clause.source(), values)))
                .orElse(null);
        boolean isSms = order.channel() == Channel.SMS;
        String text = paragraphs.stream().filter(words -> !words.isBlank()).collect(Collectors.joining(isSms ? " " : "\n\n"));
        if (text.isBlank()) {
            throw new TextRefused("The wording " + wording.name() + " leaves nothing to say: add a paragraph without a condition");
        }
        text = isSms ? simple(text) : text;
        if (isSms && parts(text) > MOST_PARTS) {
            throw new TextRefused("The wording " + wording.name() + " makes a text message of " + parts(text) + " parts (" + text.length() + " characters), and "
                    + MOST_PARTS + " are the most: shorten the wording, then retry");
        }
        String head = subject != null ? subject : text.length() <= LONGEST_SUBJECT ? text : text.substring(0, LONGEST_SUBJECT - 1) + "…";
        return new MessageText(wording.name(), wording.language().getLanguage(), head, text, null, wording.version(), null);
    }

    private static String words(Clause clause, Wording wording, Values values) {
        Passage passage = Passage.of(clause.source(), values);
        return switch (passage.kind()) {
            case WORDS -> Span.plain(passage.words());
            case POINTS -> passage.points().stream().map(Span::plain).collect(Collectors.joining(", "));
            default -> throw new TextRefused("The wording " + wording.name() + " asks for a table, and there is no room for one: take it out, then retry");
        };
    }

    /** Blanks and dashes that would make every character of a text message count double. */
    private static String simple(String text) {
        return text.replaceAll("[\\u00a0\\u202f\\u2009]", " ").replaceAll("[\\u2013\\u2014]", "-").replaceAll("[\\u2018\\u2019]", "'")
                .replaceAll("[\\u201c\\u201d\\u201e]", "\"").replace("…", "...");
    }

    /** How many parts a phone network makes of it. */
    static int parts(String text) {
        boolean isPlain = text.chars().allMatch(sign -> PLAIN.indexOf(sign) >= 0 || DOUBLE.indexOf(sign) >= 0);
        int length = isPlain ? (int) (text.length() + text.chars().filter(sign -> DOUBLE.indexOf(sign) >= 0).count()) : text.length();
        int single = isPlain ? 160 : 70;
        int each = isPlain ? 153 : 67;
        return length <= single ? 1 : (length + each - 1) / each;
    }
}
