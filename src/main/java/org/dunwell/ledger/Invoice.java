package org.dunwell.ledger;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * An open item: an invoice, a charge on one, or a refund. {@code open} is what of {@code amount} is not yet paid, credited, waived or written off.
 *
 * @param dueOn     a charge is due with the invoice it belongs to
 * @param chargedOn id of the invoice that a charge belongs to, null for everything else
 */
public record Invoice(long id, long accountId, String number, LocalDate issuedOn, LocalDate dueOn, Money amount, Money open,
                      String subject, Kind kind, Long chargedOn) {

    /** Fees, interest and costs are charges; a refund is what was paid out of credit, open again when the payment behind that credit is taken back. */
    public enum Kind {
        INVOICE, FEE, INTEREST, COST, REFUND;

        public boolean isCharge() {
            return this == FEE || this == INTEREST || this == COST;
        }
    }

    public Invoice {
        if (kind.isCharge() != (chargedOn != null)) {
            throw new IllegalArgumentException("A charge, and nothing else, belongs to an invoice");
        }
    }

    public Invoice(long id, long accountId, String number, LocalDate issuedOn, LocalDate dueOn, Money amount, Money open, String subject) {
        this(id, accountId, number, issuedOn, dueOn, amount, open, subject, Kind.INVOICE, null);
    }

    public boolean isCharge() {
        return kind.isCharge();
    }

    /** Id of the invoice that decides when and how this is chased: its own, or for a charge that of the invoice it belongs to. */
    public long belongsTo() {
        return chargedOn == null ? id : chargedOn;
    }

    /** 0 on the due date and before. */
    public int daysPastDue(LocalDate today) {
        return (int) Math.max(0, ChronoUnit.DAYS.between(dueOn, today));
    }

    public boolean isOverdue(LocalDate today) {
        return open.isPositive() && dueOn.isBefore(today);
    }

    /** A number as payments name it: letters and digits only, capitals, no zeros where a row of digits begins. */
    public static String plain(String number) {
        return number.replaceAll("[^\\p{L}\\p{Nd}]", "").toUpperCase(Locale.ROOT).replaceAll("(?<!\\p{Nd})0+(?=\\p{Nd})", "");
    }
}
