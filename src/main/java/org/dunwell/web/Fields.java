package org.dunwell.web;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.dunwell.ledger.Money;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;

/** What a booking that comes by HTTP may look like; anything else is refused with the field and how to mend it. */
final class Fields {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,100}");
    private static final Pattern DAMAGED = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");
    private static final int ATTEMPTS = 4;

    private Fields() {
    }

    static Money money(BigDecimal amount, String currencyCode) {
        if (amount == null || currencyCode == null) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "Amount and currency are needed").with("field", amount == null
                    ? "amount" : "currency");
        }
        Currency currency;
        try {
            currency = Currency.getInstance(currencyCode);
            Money.zero(currency);
        } catch (IllegalArgumentException unknown) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "'" + currencyCode + "' is no currency").with("field", "currency")
                    .mend("Use a code of ISO 4217, like USD or EUR");
        }
        if (Math.abs((long) amount.scale()) > 30 || amount.precision() > 30
                || amount.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "More digits than " + currency + " has").with("field", "amount");
        }
        return new Money(amount, currency);
    }

    static String checked(String key) {
        if (!KEY.matcher(key).matches()) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "An Idempotency-Key has 1 to 100 letters, digits and signs without blanks");
        }
        return key;
    }

    static String needed(String field, String value, int longest) {
        String fit = fits(field, value, longest);
        if (fit == null) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "Nothing is said about " + field).with("field", field);
        }
        return fit;
    }

    static String fits(String field, String value, int longest) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.strip().length() > longest || DAMAGED.matcher(value).find()) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "Longer than " + longest + " characters, or some of them cannot be shown")
                    .with("field", field);
        }
        return value.strip();
    }

    /** Somebody else may book on the same account, or under the same key, at this moment. */
    static <T> T tried(Supplier<T> booking) {
        for (int attempt = 1; ; attempt++) {
            try {
                return booking.get();
            } catch (ConcurrencyFailureException | DuplicateKeyException inTheWay) {
                if (attempt == ATTEMPTS) {
                    throw inTheWay;
                }
            }
        }
    }
}
