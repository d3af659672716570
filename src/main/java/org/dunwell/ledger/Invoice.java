package org.dunwell.ledger;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** An open item: {@code open} is what of {@code amount} is not yet paid, credited, waived or written off. */
public record Invoice(long id, long accountId, String number, LocalDate issuedOn, LocalDate dueOn, Money amount, Money open,
                      String subject) {

    /** 0 on the due date and before. */
    public int daysPastDue(LocalDate today) {
        return (int) Math.max(0, ChronoUnit.DAYS.between(dueOn, today));
    }

    public boolean isOverdue(LocalDate today) {
        return open.isPositive() && dueOn.isBefore(today);
    }

    /** A number as payments name it: letters and digits only, capitals, without leading zeros. */
    public static String plain(String number) {
        return number.replaceAll("[^\\p{L}\\p{Nd}]", "").toUpperCase(Locale.ROOT).replaceFirst("^0+", "");
    }
}
