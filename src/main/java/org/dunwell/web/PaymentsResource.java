package org.dunwell.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.dunwell.customer.Creditors;
import org.dunwell.intake.BookPayments;
import org.dunwell.intake.Finding;
import org.dunwell.intake.PaymentItem;
import org.dunwell.intake.Tally;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Entry;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Payments and credit notes one by one, as a payment provider or a billing system calls. The same key again gives the same answer. */
@RestController
@RequestMapping("/api")
@Tag(name = "Payments")
@PreAuthorize("hasAnyAuthority('operators', 'credit-managers', 'camunda-admin')")
class PaymentsResource {

    private static final String SOURCE = "api";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,100}");
    private static final Pattern DAMAGED = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");
    private static final int ATTEMPTS = 4;

    private final BookPayments payments;
    private final Ledger ledger;
    private final Accounts accounts;
    private final Creditors creditors;
    private final Clock clock;

    PaymentsResource(BookPayments payments, Ledger ledger, Accounts accounts, Creditors creditors, Clock clock) {
        this.payments = payments;
        this.ledger = ledger;
        this.accounts = accounts;
        this.creditors = creditors;
        this.clock = clock;
    }

    /**
     * @param creditor  needed only when customer, currency and invoice do not say which account is meant
     * @param date      when the money came; today when left out
     * @param invoice   the number of the invoice that is paid first, or null
     */
    record Order(String customer, String creditor, String currency, BigDecimal amount, LocalDate date, String invoice, String reference) {
    }

    record Booked(long id, String customer, String creditor, String currency, BigDecimal amount, LocalDate date, String invoice,
            String reference, Instant bookedAt) {
    }

    record Reversal(LocalDate date, String reason) {
    }

    private interface Booking {
        Tally book(List<PaymentItem> items, String source);
    }

    @PostMapping("/payments")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Books one payment",
            description = "It is set against the invoice it names first, then against the oldest due; the rest stays as credit. The same Idempotency-Key again"
                    + " gives the same answer and changes nothing; with another content it is refused (422).")
    Booked pay(@RequestHeader("Idempotency-Key") String key, @RequestBody Order order) {
        return book("payment/api/" + checked(key), order, payments::book);
    }

    @PostMapping("/credit-notes")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Books one credit note", description = "Like a payment, but the customer has not paid: it lowers what is owed.")
    Booked credit(@RequestHeader("Idempotency-Key") String key, @RequestBody Order order) {
        return book("credit/api/" + checked(key), order, payments::bookCreditNotes);
    }

    @PostMapping("/payments/{id}/reversal")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Takes a payment or credit note back",
            description = "It reopens exactly what it had closed. Taking it back again changes nothing.")
    Booked reverse(@PathVariable long id, @RequestBody Reversal reversal) {
        Entry takenBack = ledger.booked(id)
                .filter(entry -> entry.kind() == Entry.Kind.PAYMENT || entry.kind() == Entry.Kind.CREDIT_NOTE)
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "There is no payment " + id));
        String reason = needed("reason", reversal.reason(), 140);
        Account account = accounts.get(takenBack.accountId());
        LocalDate today = creditors.get(account.creditorId()).today(clock);
        LocalDate date = reversal.date() == null ? today : reversal.date();
        if (date.isAfter(today) || date.isBefore(takenBack.valueDate())) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "A payment is taken back between its day (" + takenBack.valueDate()
                    + ") and today (" + today + ")");
        }
        String onceKey = "reversal/" + id;
        tried(() -> ledger.bookReversal(account, takenBack.onceKey(), date, reason, SOURCE, onceKey));
        return ledger.booked(onceKey).map(this::view)
                .orElseThrow(() -> Problem.of(HttpStatus.CONFLICT, "Payment " + id + " was taken back before"));
    }

    private Booked book(String onceKey, Order order, Booking booking) {
        PaymentItem item = new PaymentItem(0, needed("customer", order.customer(), 60), fits("creditor", order.creditor(), 40),
                money(order),
                date(order, onceKey), fits("invoice", order.invoice(), 60), fits("reference", order.reference(), 140), onceKey);
        Tally tally = tried(() -> booking.book(List.of(item), SOURCE));
        tally.takeFindings().stream().findFirst().ifPresent(this::refuse);
        return view(ledger.booked(onceKey).orElseThrow());
    }

    private void refuse(Finding finding) {
        throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, finding.reason())
                .with("field", finding.field().equals("id") ? "Idempotency-Key" : finding.field())
                .mend(finding.outcome() == Finding.Outcome.NOT_YET ? "Send it on that day or later" : finding.mend());
    }

    /** The day that was meant when the key came first is meant again. */
    private LocalDate date(Order order, String onceKey) {
        if (order.date() != null) {
            return order.date();
        }
        return ledger.booked(onceKey).map(Entry::valueDate).orElseGet(() -> LocalDate.now(clock));
    }

    private static Money money(Order order) {
        if (order.amount() == null || order.currency() == null) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "Amount and currency are needed").with("field", order.amount() == null
                    ? "amount" : "currency");
        }
        Currency currency;
        try {
            currency = Currency.getInstance(order.currency());
            Money.zero(currency);
        } catch (IllegalArgumentException unknown) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "'" + order.currency() + "' is no currency").with("field", "currency")
                    .mend("Use a code of ISO 4217, like USD or EUR");
        }
        if (Math.abs((long) order.amount().scale()) > 30 || order.amount().precision() > 30
                || order.amount().stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "More digits than " + currency + " has").with("field", "amount");
        }
        return new Money(order.amount(), currency);
    }

    private static String checked(String key) {
        if (!KEY.matcher(key).matches()) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "An Idempotency-Key has 1 to 100 letters, digits and signs without blanks");
        }
        return key;
    }

    private static String needed(String field, String value, int longest) {
        String fit = fits(field, value, longest);
        if (fit == null) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "Nothing is said about " + field).with("field", field);
        }
        return fit;
    }

    private static String fits(String field, String value, int longest) {
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
    private static <T> T tried(Supplier<T> booking) {
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

    private Booked view(Entry entry) {
        Account account = accounts.get(entry.accountId());
        BigDecimal amount = entry.amount().amount().abs();
        return new Booked(entry.id(), account.customerId(), account.creditorId(), account.currency().getCurrencyCode(), amount,
                entry.valueDate(), entry.invoiceNumber(), entry.reference(), entry.bookedAt());
    }
}
