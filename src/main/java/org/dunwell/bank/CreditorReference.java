package org.dunwell.bank;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A structured creditor reference (ISO 11649): {@code RF}, two check digits (ISO 7064 mod 97-10), and up to 21 letters and digits. */
public record CreditorReference(String text) {

    /** What the references of our own letters begin with; the id of the invoice follows. */
    private static final String OURS = "DW";

    private static final Pattern SHAPE = Pattern.compile("RF\\d{2}[0-9A-Z]{1,21}");
    private static final Pattern IN_TEXT = Pattern.compile("(?<![\\p{L}\\p{Nd}])RF ?\\d{2}(?: ?[0-9A-Z]{1,21})+(?![\\p{L}\\p{Nd}])", Pattern.CASE_INSENSITIVE);
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    public CreditorReference {
        if (!SHAPE.matcher(text).matches() || rest(text) != 1) {
            throw new IllegalArgumentException(text + " is no creditor reference");
        }
    }

    /** The reference that a letter prints for an invoice. */
    public static CreditorReference ofInvoice(long invoiceId) {
        return of(OURS + invoiceId);
    }

    static CreditorReference of(String body) {
        int check = 98 - rest("RF00" + body);
        return new CreditorReference("RF" + (check < 10 ? "0" : "") + check + body);
    }

    /** Empty when it is none, or its check digits are wrong. */
    public static Optional<CreditorReference> read(String written) {
        String text = written == null ? "" : written.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        return SHAPE.matcher(text).matches() && rest(text) == 1 ? Optional.of(new CreditorReference(text)) : Optional.empty();
    }

    /** Those that stand in a free text, with or without spaces in them. */
    static List<CreditorReference> in(String text) {
        List<CreditorReference> found = new ArrayList<>();
        Matcher written = IN_TEXT.matcher(text == null ? "" : text);
        while (written.find()) {
            String candidate = written.group();
            // words that follow look like more of it
            for (Optional<CreditorReference> one = read(candidate); ; one = read(candidate)) {
                if (one.isPresent()) {
                    found.add(one.get());
                    break;
                }
                if (candidate.lastIndexOf(' ') < 0) {
                    break;
                }
                candidate = candidate.substring(0, candidate.lastIndexOf(' '));
            }
        }
        return found;
    }

    public String body() {
        return text.substring(4);
    }

    /** The invoice that our own letters mean by it; empty when the reference is another's. */
    public OptionalLong invoiceId() {
        return body().matches(OURS + "\\d{1,18}") ? OptionalLong.of(Long.parseLong(body().substring(OURS.length()))) : OptionalLong.empty();
    }

    /** In groups of four, as people write it. */
    public String printed() {
        return text.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private static int rest(String reference) {
        StringBuilder digits = new StringBuilder();
        (reference.substring(4) + reference.substring(0, 4)).chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString()).mod(MODULUS).intValue();
    }
}
