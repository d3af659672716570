package org.dunwell.files;

import java.util.regex.Pattern;

/** Amounts as agencies write them: digits, a decimal point, nothing else. */
final class PlainAmount {

    static final String HOW = "Digits with a decimal point and no thousands separators, above zero, such as 1250.00";

    private static final Pattern PLAIN = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,4})?");

    private PlainAmount() {
    }

    static boolean isPlain(String amount) {
        return PLAIN.matcher(amount).matches();
    }
}
