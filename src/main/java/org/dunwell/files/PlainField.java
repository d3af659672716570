package org.dunwell.files;

import java.util.regex.Pattern;

/**
 * Texts that others gave us, made harmless for whoever opens a file in a spreadsheet: what begins like a formula gets an apostrophe
 * in front, line breaks and other control characters become spaces. A plain telephone number keeps its plus.
 */
final class PlainField {

    private static final Pattern PHONE = Pattern.compile("\\+[0-9][0-9 ]*");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
    private static final String FORMULA_STARTS = "=+-@|%＝＋－＠";

    private PlainField() {
    }

    static String of(String value) {
        if (value == null) {
            return "";
        }
        String plain = CONTROL.matcher(value).replaceAll(" ").strip();
        return isFormula(plain) ? "'" + plain : plain;
    }

    /** The text as it was before {@link #of} put an apostrophe in front. */
    static String original(String plain) {
        return plain.startsWith("'") && isFormula(plain.substring(1)) ? plain.substring(1) : plain;
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 && !PHONE.matcher(text).matches();
    }
}
