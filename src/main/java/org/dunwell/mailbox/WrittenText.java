package org.dunwell.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** What somebody wrote, without what their program added: quotes, signs that cannot be shown, and more than a person reads. */
final class WrittenText {

    private static final Pattern QUOTE = Pattern.compile("(?im)^\\s*(-{2,}\\s*(original message|ursprüngliche nachricht|forwarded message|weitergeleitete nachricht)\\s*-{2,}"
            + "|_{20,}|on .{5,200} wrote:|am .{5,200} schrieb.{0,100}:|from: .{3,200}|von: .{3,200})\\s*$");
    private static final Pattern NOT_SHOWN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}&&[^\\n]]");

    private WrittenText() {
    }

    static String of(String written, int longest) {
        String text = NOT_SHOWN.matcher(written.replace("\r\n", "\n").replace('\r', '\n').replace('\t', ' ')).replaceAll("");
        String own = withoutQuote(text);
        String plain = (own.isBlank() ? text : own).replaceAll("[ \\u00a0]+\n", "\n").replaceAll("\n{3,}", "\n\n").strip();
        return plain.length() <= longest ? plain : plain.substring(0, longest - 1) + "…";
    }

    private static String withoutQuote(String text) {
        var quote = QUOTE.matcher(text);
        String own = quote.find() ? text.substring(0, quote.start()) : text;
        List<String> lines = new ArrayList<>(own.lines().toList());
        while (!lines.isEmpty() && (lines.get(lines.size() - 1).isBlank() || lines.get(lines.size() - 1).stripLeading().startsWith(">"))) {
            lines.remove(lines.size() - 1);
        }
        return String.join("\n", lines);
    }

    static String ofHtml(String html) {
        String text = html.replaceAll("(?is)<(script|style|head|title)\\b.*?(</\\1\\s*>|$)", " ").replaceAll("(?s)<!--.*?(-->|$)", " ")
                .replaceAll("(?i)<blockquote\\b", "\n-- Original Message --\n<blockquote").replaceAll("\\s+", " ").replaceAll("(?i)-- Original Message --", "\n-- Original Message --\n")
                .replaceAll("(?i)<br\\s*/?>", "\n").replaceAll("(?i)</(p|div|tr|li|h[1-6])\\s*>", "\n").replaceAll("(?s)<[^>]*>", "");
        return HtmlUtils.htmlUnescape(text);
    }
}
