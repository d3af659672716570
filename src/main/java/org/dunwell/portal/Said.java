package org.dunwell.portal;

/**
 * What a customer filled in, as it came from the browser.
 *
 * @param key        of the page whose form was sent
 * @param date       of a promise or of the first instalment
 * @param count      of instalments
 * @param interval   monthly or weekly
 * @param invoice    that is disputed; nothing for the whole account
 */
public record Said(String key, String reason, String date, String amount, String count, String interval, String invoice, String text) {

    static final Said NOTHING = new Said(null, null, null, null, null, null, null, null);
}
