package org.dunwell.web;

import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Refusal;
import org.dunwell.ledger.Accounts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Does what was asked for wholly or not at all; what cannot be done is answered with the reason. */
@Component
class Deeds {

    private static final Pattern DAMAGED = Pattern.compile("[\\p{Cntrl}\\p{Cs}&&[^\\r\\n\\t]]");

    private final CollectionCases cases;
    private final Accounts accounts;
    private final TransactionTemplate transaction;

    Deeds(CollectionCases cases, Accounts accounts, TransactionTemplate transaction) {
        this.cases = cases;
        this.accounts = accounts;
        this.transaction = transaction;
    }

    <T> T done(Supplier<T> deed) {
        try {
            return transaction.execute(status -> deed.get());
        } catch (Refusal refusal) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, refusal.getMessage());
        }
    }

    CollectionCase find(String number) {
        return cases.find(number).orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "There is no case " + number));
    }

    /** The account is locked, so that the case cannot end meanwhile. */
    CollectionCase running(String number) {
        accounts.lock(find(number).accountId());
        CollectionCase found = find(number);
        if (!found.isRunning()) {
            throw Problem.of(HttpStatus.CONFLICT, "Case " + number + " has ended: " + found.ending());
        }
        return found;
    }

    static String needed(String field, String value, int longest) {
        if (value == null || value.isBlank()) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "Nothing is said about " + field).with("field", field);
        }
        return fits(field, value, longest);
    }

    static String fits(String field, String value, int longest) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.strip().length() > longest || DAMAGED.matcher(value).find()) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "Longer than " + longest + " characters, or some of them cannot be shown").with("field", field);
        }
        return value.strip();
    }

    static <T> T given(String field, T value) {
        if (value == null) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "Nothing is said about " + field).with("field", field);
        }
        return value;
    }
}
