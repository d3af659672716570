package org.dunwell.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.ledger.Invoice;

/**
 * What in a payment's text may be the number of an invoice or case. Whole words only, so that a short number is never found inside a longer
 * one; a number may be written with other separators, with spaces, and with more or fewer leading zeros.
 */
final class NumbersInText {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+");
    private static final Pattern CASE = Pattern.compile("(?<![\\p{L}\\p{Nd}])C ?-? ?(\\d{4}) ?[-/]? ?(\\d{6})(?!\\p{Nd})", Pattern.CASE_INSENSITIVE);
    /** Written together with the number by some. */
    private static final Pattern LABELLED = Pattern.compile("(?:RG|RE|RNR|RGNR|RENR|NR|NO|INV|INVOICE|RECHNUNG|RECHNR|FACTURE|FACTURA|FAKTURA|FATTURA)(\\d{5,})");
    private static final Set<String> JOINTS = Set.of("-", "/", "_", ".", " ", "- ", " -", " - ", "/ ", " /", " / ");
    private static final int MOST_WORDS = 6;
    private static final int LONGEST = 40;

    private NumbersInText() {
    }

    /**
     * A possible number.
     *
     * @param from  where it begins, {@code to} where it ends
     * @param plain as {@link Invoice#plain} writes it
     */
    record Spot(int from, int to, String written, String plain) {

        boolean overlaps(Spot other) {
            return from < other.to && other.from < to;
        }

        /** Too short to mean one invoice only. */
        boolean isShort() {
            return plain.length() < 5 || plain.chars().filter(Character::isDigit).count() < 3;
        }
    }

    static List<Spot> in(String text) {
        List<Spot> spots = new ArrayList<>();
        List<int[]> words = new ArrayList<>();
        Matcher word = WORD.matcher(text == null ? "" : text);
        while (word.find()) {
            words.add(new int[] {word.start(), word.end()});
        }
        for (int first = 0; first < words.size(); first++) {
            for (int last = first; last < Math.min(words.size(), first + MOST_WORDS); last++) {
                if (last > first && !joins(text, words.get(last - 1), words.get(last))) {
                    break;
                }
                add(spots, text, words.get(first)[0], words.get(last)[1]);
            }
            Matcher labelled = LABELLED.matcher(text.substring(words.get(first)[0], words.get(first)[1]).toUpperCase(Locale.ROOT));
            if (labelled.matches()) {
                add(spots, text, words.get(first)[0] + labelled.start(1), words.get(first)[1]);
            }
        }
        return spots;
    }

    /** Case numbers as they should be written. */
    static List<String> cases(String text) {
        return CASE.matcher(text == null ? "" : text).results().map(found -> "C-" + found.group(1) + "-" + found.group(2)).distinct().toList();
    }

    private static void add(List<Spot> spots, String text, int from, int to) {
        String written = text.substring(from, to);
        String plain = Invoice.plain(written);
        if (!plain.isEmpty() && plain.length() <= LONGEST && plain.chars().anyMatch(Character::isDigit)) {
            spots.add(new Spot(from, to, written, plain));
        }
    }

    /** Amounts (100.00) and days (02.03.2026) are no numbers of invoices. */
    private static boolean joins(String text, int[] left, int[] right) {
        String joint = text.substring(left[1], right[0]);
        boolean digits = Character.isDigit(text.charAt(left[1] - 1)) && Character.isDigit(text.charAt(right[0]));
        return JOINTS.contains(joint)
                && !(joint.equals(".") && digits && (left[1] - left[0] < 3 || right[1] - right[0] < 3));
    }
}
