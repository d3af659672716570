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
 * @param preheader    what a mail program shows beside the subject
 * @param logo         of the creditor, as a picture that stands in the page itself; or null
 * @param instalments  number, due date, amount
 * @param upcoming     number, due date, open amount
 * @param education    what there is to read before the demand, or null
 * @param payment      label and value
 * @param payLink      or null
 * @param payCode      the picture that a banking app reads the payment from, or null
 * @param contact      label, value and link
 * @param footer       columns of lines
 * @param wishes       where the customer chooses channels, or null
 * @param caseNumber   null outside a case
 */
public record Sheet(String language, Map<String, String> label, String subject, String preheader, String salutation, List<Passage> passages, String logo,
             String creditorName, String sender, List<String> address, List<Line> reference, List<Row> invoices, String total, List<Row> instalments,
             List<Row> upcoming, Article education, List<Line> payment, String payLink, String payCode, List<Line> contact, List<List<String>> footer,
             String wishes, String caseNumber, String day) {

    /** Whether the reader can pay, or look, on the web. */
    public boolean hasLinks() {
        return payLink != null || payment.stream().anyMatch(line -> line.link() != null);
    }

    /** @param link where it is read, or null */
    public record Article(String title, String inShort, String link) {
    }

    public record Line(String label, String value, String link) {
    }

    public record Row(List<String> cells) {
    }
}
