package org.dunwell.files;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.dunwell.intake.Finding;
import org.dunwell.ledger.Money;

/** One line read field by field; what cannot be understood is noted, every field of it, and reading goes on. */
final class Line {

    private final Table.Row row;
    private final Columns columns;
    private final Dates dates;
    private final Amounts amounts;
    private final List<Finding> refusals = new ArrayList<>();
    private final List<Finding> notices = new ArrayList<>();

    Line(Table.Row row, Columns columns, Survey.Result how) {
        this.row = row;
        this.columns = columns;
        this.dates = how.dates();
        this.amounts = how.amounts();
    }

    long number() {
        return row.line();
    }

    List<Finding> refusals() {
        return refusals;
    }

    List<Finding> notices() {
        return notices;
    }

    boolean tells(String field) {
        return columns.told(row.cells(), field) != null;
    }

    /** @return null when it is missing or was noted */
    String text(String field, int longest) {
        String value = columns.value(row.cells(), field);
        if (value != null && Cell.isDamaged(value)) {
            refuse(field, value, "Holds characters that are lost or cannot be shown", "Export the file again as UTF-8");
            return null;
        }
        if (value != null && value.length() > longest) {
            refuse(field, value, "Longer than " + longest + " characters", "Shorten it");
            return null;
        }
        return value;
    }

    String neededText(String field, int longest) {
        return needed(field, text(field, longest));
    }

    LocalDate day(String field) {
        String value = text(field, 40);
        try {
            return value == null ? null : dates.read(value);
        } catch (Unreadable reason) {
            refuse(field, value, reason.getMessage(), reason.mend());
            return null;
        }
    }

    LocalDate neededDay(String field) {
        return needed(field, day(field));
    }

    Money neededMoney(String amountField, String currencyField) {
        String value = neededText(amountField, 100);
        Currency currency = neededCurrency(currencyField);
        if (value == null || currency == null) {
            return null;
        }
        try {
            BigDecimal amount = amounts.read(value);
            if (amount.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
                refuse(amountField, value, "More decimals than " + currency.getCurrencyCode() + " has ("
                        + currency.getDefaultFractionDigits() + ")",
                        "Check the decimal sign and the currency");
                return null;
            }
            return new Money(amount, currency);
        } catch (Unreadable reason) {
            refuse(amountField, value, reason.getMessage(), reason.mend());
            return null;
        }
    }

    private Currency neededCurrency(String field) {
        String value = neededText(field, 40);
        if (value == null) {
            return null;
        }
        try {
            Currency currency = Currency.getInstance(value.toUpperCase(Locale.ROOT));
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException unknown) {
            // said below, like a code that is no money
        }
        refuse(field, value, "No currency", "Use a code of ISO 4217, like USD or EUR");
        return null;
    }

    void refuse(String field, String value, String reason, String mend) {
        refusals.add(Finding.refused(number(), field, value, reason, mend));
    }

    void notice(String field, String value, String reason, String mend) {
        notices.add(Finding.notice(number(), field, value, reason, mend));
    }

    private <T> T needed(String field, T value) {
        if (value == null && refusals.stream().noneMatch(finding -> field.equals(finding.field()))) {
            refuse(field, null, "Nothing is said", "Fill it in, or give a default in the mapping");
        }
        return value;
    }
}
