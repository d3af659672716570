package org.dunwell.files;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why banks send payments back: codes of ISO 20022 (external return reasons) and of the American ACH, in plain words. */
final class ReturnReasons {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("AC01", "wrong account number"), Map.entry("AC03", "wrong account number of the creditor"),
            Map.entry("AC04", "closed account"), Map.entry("AC06", "blocked account"), Map.entry("AC13", "account of a consumer"),
            Map.entry("AG01", "no direct debits on this account"), Map.entry("AG02", "wrong transaction code"),
            Map.entry("AM04", "insufficient funds"), Map.entry("AM05", "collected twice"), Map.entry("BE05", "unknown creditor id"),
            Map.entry("CUST", "asked for by the customer"), Map.entry("FF05", "wrong kind of direct debit"),
            Map.entry("FOCR", "after a request to cancel"), Map.entry("MD01", "no valid mandate"), Map.entry("MD02", "mandate data are missing"),
            Map.entry("MD06", "disputed by the payer"), Map.entry("MD07", "payer deceased"), Map.entry("MS02", "refused by the payer"),
            Map.entry("MS03", "reason not told by the bank"), Map.entry("NOAS", "no answer of the payer"),
            Map.entry("RC01", "wrong bank identifier"), Map.entry("RR04", "regulatory reason"),
            Map.entry("SL01", "special service of the payer's bank"), Map.entry("TECH", "technical problem"),
            Map.entry("R01", "insufficient funds"), Map.entry("R02", "closed account"), Map.entry("R03", "no such account"),
            Map.entry("R04", "wrong account number"), Map.entry("R07", "authorisation revoked"), Map.entry("R08", "payment stopped"),
            Map.entry("R09", "uncollected funds"), Map.entry("R10", "not authorised by the payer"), Map.entry("R16", "blocked account"),
            Map.entry("R20", "no payments from this account"), Map.entry("R29", "not authorised by the company"));
    private static final Pattern CODE = Pattern.compile("(?<![A-Z0-9])(A[CGM]0\\d|AC13|BE05|FF05|FOCR|M[DS]0\\d|NOAS|RC01|RR04|SL01|R\\d\\d)(?![A-Z0-9])");

    private ReturnReasons() {
    }

    /** @return code and words, or null when nothing is told */
    static String of(String code, String words) {
        String told = code == null ? words : WORDS.containsKey(code) ? code + " " + WORDS.get(code)
                : words == null ? code : code + " " + words;
        return told == null || told.length() <= 200 ? told : told.substring(0, 200);
    }

    /** The first code that stands in a text, with its words. */
    static String in(String text) {
        Matcher code = CODE.matcher(text == null ? "" : text);
        return code.find() && WORDS.containsKey(code.group(1)) ? of(code.group(1), null) : null;
    }
}
