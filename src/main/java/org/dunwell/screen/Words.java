package org.dunwell.screen;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.dunwell.ledger.Money;

/** How amounts, days and what people wrote are put on a screen. */
final class Words {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);

    private Words() {
    }

    static String money(Money money) {
        return amount(money) + " " + money.currency().getCurrencyCode();
    }

    /** Without the currency, for columns of an account. */
    static String amount(Money money) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        format.setMinimumFractionDigits(money.amount().scale());
        format.setMaximumFractionDigits(money.amount().scale());
        return format.format(money.amount());
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String day(Instant moment, ZoneId zone) {
        return DAY.format(moment.atZone(zone));
    }

    static String moment(Instant moment, ZoneId zone) {
        return MOMENT.format(moment.atZone(zone));
    }

    static String count(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    /**
     * Texts on a form are Markdown: whatever somebody wrote or an import brought is shown letter by letter, so that it can neither
     * format nor link nor load anything.
     */
    static String plain(String written) {
        if (written == null) {
            return "";
        }
        StringBuilder safe = new StringBuilder();
        written.strip().codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || c == ' ' || c == ',' || c > 0x7f) {
                safe.appendCodePoint(c);
            } else if (Character.isWhitespace(c)) {
                safe.append(' ');
            } else {
                safe.append("&#").append(c).append(';');
            }
        });
        return safe.toString();
    }

    /** For a cell of a table, which is shown as it is: only cut when it is very long. */
    static String cell(String written, int longest) {
        String line = written == null ? "" : written.strip().replaceAll("\\s+", " ");
        return line.length() <= longest ? line : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, longest - 1))) + "…";
    }
}
