package org.dunwell.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.customer.Creditors;
import org.dunwell.intake.BookPayments;
import org.dunwell.intake.Finding;
import org.dunwell.intake.PaymentItem;
import org.dunwell.intake.Tally;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Entry;
import org.dunwell.ledger.Ledger;
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
        return book("payment/api/" + Fields.checked(key), order, payments::book);
    }

    @PostMapping("/credit-notes")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Books one credit note", description = "Like a payment, but the customer has not paid: it lowers what is owed.")
    Booked credit(@RequestHeader("Idempotency-Key") String key, @RequestBody Order order) {
        return book("credit/api/" + Fields.checked(key), order, payments::bookCreditNotes);
    }

    @PostMapping("/payments/{id}/reversal")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Takes a payment or credit note back",
            description = "It reopens exactly what it had closed. Taking it back again changes nothing.")
    Booked reverse(@PathVariable long id, @RequestBody Reversal reversal) {
        Entry takenBack = ledger.booked(id)
                .filter(entry -> entry.kind() == Entry.Kind.PAYMENT || entry.kind() == Entry.Kind.CREDIT_NOTE)
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "There is no payment " + id));
        String reason = Fields.needed("reason", reversal.reason(), 140);
        Account account = accounts.get(takenBack.accountId());
        LocalDate today = creditors.get(account.creditorId()).today(clock);
        LocalDate date = reversal.date() == null ? today : reversal.date();
        if (date.isAfter(today) || date.isBefore(takenBack.valueDate())) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "A payment is taken back between its day (" + takenBack.valueDate()
                    + ") and today (" + today + ")");
        }
        String onceKey = "reversal/" + id;
        Fields.tried(() -> ledger.bookReversal(account, takenBack.onceKey(), date, reason, SOURCE, onceKey));
        return ledger.booked(onceKey).map(this::view)
                .orElseThrow(() -> Problem.of(HttpStatus.CONFLICT, "Payment " + id + " was taken back before"));
    }

    private Booked book(String onceKey, Order order, Booking booking) {
        PaymentItem item = new PaymentItem(0, Fields.needed("customer", order.customer(), 60), Fields.fits("creditor", order.creditor(), 40),
                Fields.money(order.amount(), order.currency()),
                date(order, onceKey), Fields.fits("invoice", order.invoice(), 60), Fields.fits("reference", order.reference(), 140), onceKey);
        Tally tally = Fields.tried(() -> booking.book(List.of(item), SOURCE));
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

    private Booked view(Entry entry) {
        Account account = accounts.get(entry.accountId());
        BigDecimal amount = entry.amount().amount().abs();
        return new Booked(entry.id(), account.customerId(), account.creditorId(), account.currency().getCurrencyCode(), amount,
                entry.valueDate(), entry.invoiceNumber(), entry.reference(), entry.bookedAt());
    }
}
