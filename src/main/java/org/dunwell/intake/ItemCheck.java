package org.dunwell.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.dunwell.ledger.Money;

/** What no open item may be, whatever file it came in. */
final class ItemCheck {

    private static final BigDecimal TOO_MUCH = new BigDecimal("1000000000000");
    private static final LocalDate TOO_EARLY = LocalDate.of(1970, 1, 1);
    private static final LocalDate TOO_LATE = LocalDate.of(2100, 1, 1);

    private ItemCheck() {
    }

    static Optional<Finding> of(OpenItem item, LocalDate today) {
        return amount(item.line(), item.amount(), "A credit note is no open item: book it with POST /api/credit-notes")
                .or(() -> day(item.line(), "issued", item.issued()))
                .or(() -> day(item.line(), "due", item.due()))
                .or(() -> day(item.line(), "settled", item.settled()))
                .or(() -> order(item))
                .or(() -> future(item, today));
    }

    static Optional<Finding> amount(long line, Money amount, String whenNegative) {
        String value = amount.amount().toPlainString();
        if (amount.isNegative()) {
            return Optional.of(Finding.refused(line, "amount", value, "The amount is negative", whenNegative));
        }
        if (amount.isZero()) {
            return Optional.of(Finding.refused(line, "amount", value, "The amount is zero: there is nothing to book",
                    "Leave the line out"));
        }
        if (amount.amount().compareTo(TOO_MUCH) >= 0) {
            return Optional.of(Finding.refused(line, "amount", value, "The amount is a million million or more", "Check the decimal sign"));
        }
        return Optional.empty();
    }

    static Optional<Finding> day(long line, String field, LocalDate day) {
        if (day == null || !day.isBefore(TOO_EARLY) && day.isBefore(TOO_LATE)) {
            return Optional.empty();
        }
        return Optional.of(Finding.refused(line, field, day.toString(), "No real day: it lies before 1970 or after 2099",
                "Give the true date"));
    }

    private static Optional<Finding> order(OpenItem item) {
        if (item.issued() == null || !item.due().isBefore(item.issued())) {
            return Optional.empty();
        }
        return Optional.of(Finding.refused(item.line(), "due", item.due().toString(),
                "Due before it was issued (" + item.issued() + ")", "Check the two dates and the declared date order"));
    }

    private static Optional<Finding> future(OpenItem item, LocalDate today) {
        if (item.issued() == null || !item.issued().isAfter(today)) {
            return Optional.empty();
        }
        return Optional.of(Finding.notYet(item.line(), "issued", item.issued().toString(), "Issued after today (" + today + ")"));
    }
}
