package org.dunwell.post;

import java.util.List;
import java.util.Map;

/**
 * Everything that a layout shows, in the reader's language and manner; nothing is left to decide. Public, because layouts reach only what is.
 *
 * @param sender       the creditor's address in one line, for the envelope's window
 * @param address      the customer's, line by line; for a letter
 * @param reference    facts beside the address: date, case number, customer number
 * @param invoices     number, date, due date, open amount
 * @param instalments  number, due date, amount
 * @param payment      label and value
 * @param payLink      or null
 * @param payCode      the picture that a banking app reads the payment from, or null
 * @param contact      label, value and link
 * @param footer       columns of lines
 */
public record Sheet(String language, Map<String, String> label, String subject, String salutation, List<Passage> passages, String creditorName,
             String sender, List<String> address, List<Line> reference, List<Row> invoices, String total, List<Row> instalments,
             List<Line> payment, String payLink, String payCode, List<Line> contact, List<List<String>> footer, String caseNumber, String day) {

    public record Line(String label, String value, String link) {
    }

    public record Row(List<String> cells) {
    }
}
