package org.dunwell.files;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.dunwell.intake.PaymentItem;
import org.dunwell.ledger.Money;

/**
 * Understands a line of a list of payments. A payment without an id of its own is known by its content, and the second of two equal lines
 * in one file is a second payment.
 */
final class PaymentLines {

    static final List<String> FIELDS = List.of("customer", "creditor", "currency", "amount", "date", "invoice", "reference", "id");
    static final List<String> NEEDED = List.of("customer", "currency", "amount", "date");
    static final List<String> DATES = List.of("date");

    private final String creditor;
    private final Map<String, Integer> seen = new HashMap<>();

    /** @param creditor who is paid where a line does not say, or null */
    PaymentLines(String creditor) {
        this.creditor = creditor;
    }

    /** @return null when the line has refusals */
    PaymentItem read(Line line) {
        String customer = line.neededText("customer", 60);
        String paid = line.text("creditor", 40);
        Money amount = line.neededMoney("amount", "currency");
        LocalDate date = line.neededDay("date");
        String invoice = line.text("invoice", 60);
        String reference = line.text("reference", 140);
        String id = line.text("id", 100);
        if (!line.refusals().isEmpty()) {
            return null;
        }
        String to = paid == null ? creditor : paid;
        String key = id != null ? "id/" + id : key(String.join("\u001F", customer, String.valueOf(to), amount.toString(), date.toString(),
                String.valueOf(invoice), String.valueOf(reference)));
        return new PaymentItem(line.number(), customer, to, amount, date, invoice, reference, "payment/" + key);
    }

    private String key(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            String hash = HexFormat.of().formatHex(digest, 0, 16);
            return "line/" + hash + "/" + seen.merge(hash, 1, Integer::sum);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
