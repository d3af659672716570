package org.dunwell.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.dunwell.casework.Waiving;
import org.dunwell.collection.Refusal;
import org.dunwell.customer.Creditors;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Entry;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.dunwell.ledger.Refunded;
import org.dunwell.trail.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What people decide about an account's money: credit that is paid out, a charge that is forgiven. The same key again gives the same answer. */
@RestController
@RequestMapping("/api")
@Tag(name = "Accounts")
class AdjustmentsResource {

    private static final String SOURCE = "api";

    private final Ledger ledger;
    private final Accounts accounts;
    private final Creditors creditors;
    private final Waiving waiving;
    private final Actor actor;
    private final Clock clock;

    AdjustmentsResource(Ledger ledger, Accounts accounts, Creditors creditors, Waiving waiving, Actor actor, Clock clock) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.creditors = creditors;
        this.waiving = waiving;
        this.actor = actor;
        this.clock = clock;
    }

    /** @param creditor needed only when the customer has several accounts in this currency */
    record Refund(String creditor, String currency, BigDecimal amount, String reference) {
    }

    /** @param amount everything that is open of it when left out */
    record Waiver(BigDecimal amount, String reason) {
    }

    record Booked(long id, String customer, String creditor, String currency, BigDecimal amount, LocalDate date, String item, String reference,
                  Instant bookedAt) {
    }

    @PostMapping("/accounts/{customer}/refunds")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAnyAuthority('credit-managers', 'camunda-admin')")
    @Operation(summary = "Books that credit was paid out to the customer, today",
            description = "Never more than the account has in credit. The same Idempotency-Key again changes nothing; with another content it is refused (422).")
    Booked refund(@PathVariable String customer, @RequestHeader("Idempotency-Key") String key, @RequestBody Refund refund) {
        String onceKey = "refund/api/" + Fields.checked(key);
        Money amount = positive(Fields.money(refund.amount(), refund.currency()));
        Account account = account(customer, amount, Fields.fits("creditor", refund.creditor(), 40));
        String reference = Fields.fits("reference", refund.reference(), 140);
        Refunded outcome = Fields.tried(() -> ledger.bookRefund(account, amount, today(account), reference, SOURCE, onceKey));
        if (outcome == Refunded.MORE_THAN_CREDIT) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "The account has " + ledger.credit(account) + " in credit").with("field", "amount")
                    .mend("Refund that or less");
        }
        return same(onceKey, account, amount, reference, null);
    }

    @PostMapping("/charges/{id}/waiver")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAnyAuthority('collectors', 'supervisors', 'credit-managers', 'camunda-admin')")
    @Operation(summary = "Forgives a fee, interest or costs",
            description = "The id is that of the item in GET /api/accounts/{customer}. The same Idempotency-Key again changes nothing; with another content it is"
                    + " refused (422). More than the authority of who does it, by the table settlement-authority, is refused (403).")
    Booked waive(@PathVariable long id, @RequestHeader("Idempotency-Key") String key, @RequestBody Waiver waiver) {
        Invoice charge = accounts.invoice(id).filter(Invoice::isCharge)
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "There is no charge " + id));
        Account account = accounts.get(charge.accountId());
        String onceKey = "waiver/api/" + Fields.checked(key);
        String reason = Fields.needed("reason", waiver.reason(), 140);
        Money wanted = waiver.amount() == null ? null : positive(Fields.money(waiver.amount(), account.currency().getCurrencyCode()));
        if (ledger.booked(onceKey).isEmpty()) {
            if (!charge.open().isPositive() || wanted != null && wanted.compareTo(charge.open()) > 0) {
                throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "Of " + charge.number() + " only " + charge.open() + " is open").with("field", "amount");
            }
            Money waived = wanted == null ? charge.open() : wanted;
            try {
                waiving.allow(account, charge, waived, actor.name());
            } catch (Refusal refusal) {
                throw Problem.of(HttpStatus.FORBIDDEN, refusal.getMessage()).with("field", "amount");
            }
            Fields.tried(() -> ledger.bookWaiver(account, charge.number(), waived, reason, onceKey));
        }
        return same(onceKey, account, wanted, reason, charge.number());
    }

    private Account account(String customer, Money amount, String creditor) {
        List<Account> possible = accounts.ofCustomers(List.of(customer)).stream()
                .filter(account -> account.currency().equals(amount.currency()) && (creditor == null || account.creditorId().equals(creditor))).toList();
        if (possible.isEmpty()) {
            throw Problem.of(HttpStatus.NOT_FOUND, "There is no such account of customer " + customer);
        }
        if (possible.size() > 1) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "The customer has several accounts in " + amount.currency()).with("field", "creditor")
                    .mend("Say which creditor");
        }
        return possible.get(0);
    }

    private LocalDate today(Account account) {
        return creditors.get(account.creditorId()).today(clock);
    }

    /** @param amount null when nothing was said about it; likewise the item */
    private Booked same(String onceKey, Account account, Money amount, String reference, String item) {
        Entry entry = ledger.booked(onceKey).orElseThrow(() -> Problem.of(HttpStatus.CONFLICT, "Somebody else was faster: nothing of it is open any more"));
        BigDecimal booked = entry.amount().amount().abs();
        if (entry.accountId() != account.id() || amount != null && !amount.amount().equals(booked) || !Objects.equals(entry.reference(), reference)
                || item != null && !item.equals(entry.invoiceNumber())) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "This key was used for another booking").with("field", "Idempotency-Key")
                    .mend("Use a new key for each booking");
        }
        return new Booked(entry.id(), account.customerId(), account.creditorId(), account.currency().getCurrencyCode(), booked, entry.valueDate(),
                entry.invoiceNumber(), entry.reference(), entry.bookedAt());
    }

    private static Money positive(Money amount) {
        if (!amount.isPositive()) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "The amount has to be more than nothing").with("field", "amount");
        }
        return amount;
    }
}
