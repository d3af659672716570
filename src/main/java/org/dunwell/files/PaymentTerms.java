package org.dunwell.files;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.ledger.CashDiscount;
import org.dunwell.ledger.Money;

/**
 * Cash discount as XRechnung writes it into the payment terms, a line each: {@code #SKONTO#TAGE=7#PROZENT=2.00#} and, for a part of the invoice,
 * {@code BASISBETRAG=1000.00#}. A line of zero percent says when the whole is due.
 *
 * @param dueInDays null when no such line is there
 * @param unread    lines that begin like one and cannot be granted as they stand
 */
record PaymentTerms(List<CashDiscount> discounts, Integer dueInDays, List<String> unread) {

    private static final Pattern LINE = Pattern.compile("\\s*#SKONTO#TAGE=(\\d{1,3})#PROZENT=(\\d{1,3}\\.\\d{2})#(?:BASISBETRAG=(\\d{1,15}\\.\\d{2})#)?\\s*");

    static PaymentTerms of(String words, LocalDate issued, Money payable) {
        List<CashDiscount> discounts = new ArrayList<>();
        Integer dueInDays = null;
        List<String> unread = new ArrayList<>();
        for (String written : words == null ? List.<String>of() : words.lines().filter(one -> one.toUpperCase(Locale.ROOT).contains("#SKONTO")).toList()) {
            Matcher line = LINE.matcher(written);
            if (!line.matches()) {
                unread.add(written.strip());
                continue;
            }
            int days = Integer.parseInt(line.group(1));
            BigDecimal percent = new BigDecimal(line.group(2));
            BigDecimal base = line.group(3) == null ? payable.amount() : new BigDecimal(line.group(3));
            Money amount = Money.rounded(base.multiply(percent).divide(BigDecimal.valueOf(100), 10, RoundingMode.HALF_UP), payable.currency());
            LocalDate until = issued.plusDays(days);
            if (percent.signum() == 0) {
                dueInDays = days;
            } else if (amount.isPositive() && amount.compareTo(payable) < 0 && discounts.stream().noneMatch(one -> one.until().equals(until))) {
                discounts.add(new CashDiscount(until, percent, amount));
            } else {
                unread.add(written.strip());
            }
        }
        return new PaymentTerms(discounts, dueInDays, unread);
    }
}
