package org.dunwell.files;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads amounts with a declared decimal sign; the other signs may group thousands, and nothing else. */
final class Amounts {

    private static final int LONGEST = 40;
    private static final String GROUP_SIGNS = " '\u00A0\u202F\u2009\u2019";
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d+([.,]\\d{1,2}|[.,]\\d{4,})?-?");

    private final Pattern pattern;
    private final char decimalSign;

    Amounts(char decimalSign) {
        this.decimalSign = decimalSign;
        String groupSigns = "[" + GROUP_SIGNS + (decimalSign == '.' ? "," : ".") + "]";
        this.pattern = Pattern.compile("(\\d+|\\d{1,3}(" + groupSigns + ")\\d{3}(?:\\2\\d{3})*)(?:" + Pattern.quote("" + decimalSign)
                + "(\\d+))?");
    }

    /** It has one decimal sign at most, and that one cannot be meant to group thousands. */
    static boolean isUnmistakable(String text) {
        return PLAIN.matcher(text).matches();
    }

    /** The sign that parts the decimals of an unmistakable amount; 0 when it has none. */
    static char decimalSignOf(String text) {
        return text.indexOf('.') >= 0 ? '.' : text.indexOf(',') >= 0 ? ',' : 0;
    }

    BigDecimal read(String text) {
        if (text.length() > LONGEST) {
            throw new Unreadable("Too long for an amount", "Check the columns");
        }
        String digits = text;
        boolean negative = false;
        if (digits.startsWith("(") && digits.endsWith(")") && digits.length() > 2) {
            negative = true;
            digits = digits.substring(1, digits.length() - 1);
        } else if (digits.startsWith("-") || digits.startsWith("\u2212")) {
            negative = true;
            digits = digits.substring(1);
        } else if (digits.endsWith("-")) {
            negative = true;
            digits = digits.substring(0, digits.length() - 1);
        } else if (digits.startsWith("+")) {
            digits = digits.substring(1);
        }
        Matcher matcher = pattern.matcher(digits.strip());
        if (!matcher.matches()) {
            throw new Unreadable("Not an amount with the decimal sign '" + decimalSign + "'",
                    "Write digits and the decimal sign only, the currency in a column of its own");
        }
        String whole = matcher.group(1).replaceAll("\\D", "");
        BigDecimal amount = new BigDecimal(matcher.group(3) == null ? whole : whole + "." + matcher.group(3));
        return negative ? amount.negate() : amount;
    }
}
