package org.dunwell.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dunwell.arrangement.Arrange;
import org.dunwell.arrangement.Arrangement;
import org.dunwell.arrangement.Terms;
import org.dunwell.casework.Withdrawal;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.Holding;
import org.dunwell.collection.Journey;
import org.dunwell.collection.Pause;
import org.dunwell.collection.Pauses;
import org.dunwell.dispute.Dispute;
import org.dunwell.dispute.Disputing;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Money;
import org.dunwell.policy.Policies;
import org.dunwell.trail.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What happens to a case outside its own tasks: holds, disputes, promises, withdrawal. */
@RestController
@RequestMapping("/api/cases")
@Tag(name = "Cases")
class CaseDeedsResource {

    private final Deeds deeds;
    private final Holding holding;
    private final Pauses pauses;
    private final Disputing disputing;
    private final Policies policies;
    private final Arrange arrange;
    private final Withdrawal withdrawal;
    private final Accounts accounts;
    private final Journey journey;
    private final Actor actor;

    CaseDeedsResource(Deeds deeds, Holding holding, Pauses pauses, Disputing disputing, Policies policies, Arrange arrange, Withdrawal withdrawal,
                      Accounts accounts, Journey journey, Actor actor) {
        this.deeds = deeds;
        this.holding = holding;
        this.pauses = pauses;
        this.disputing = disputing;
        this.policies = policies;
        this.arrange = arrange;
        this.withdrawal = withdrawal;
        this.accounts = accounts;
        this.journey = journey;
        this.actor = actor;
    }

    /**
     * @param invoice       the number of the invoice; left out for the whole account
     * @param wholeCustomer every running case of the customer
     * @param beginsOn      today when left out; may lie in the past
     * @param endsOn        the last day
     */
    record HoldOrder(String reason, String invoice, boolean wholeCustomer, LocalDate beginsOn, LocalDate endsOn) {
    }

    record HoldEnd(LocalDate endsOn) {
    }

    record Held(long id, String reason, LocalDate beginsOn, LocalDate endsOn) {
    }

    /** @param invoice the number of the invoice; left out for the whole account */
    record DisputeOrder(String invoice, String reason, String description) {
    }

    record Disputed(long id, String reason, String causeOwner) {
    }

    /**
     * @param amount in the currency of the account
     * @param on     the day by which it will be paid
     */
    record PromiseOrder(BigDecimal amount, LocalDate on, String note) {
    }

    record Promised(long id, boolean approvalNeeded) {
    }

    record WithdrawalOrder(String why) {
    }

    @PostMapping("/open")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAnyAuthority('operators', 'supervisors', 'camunda-admin')")
    @Operation(summary = "Opens the cases that are due, as the daily run does",
            description = "It runs soon, a hundred accounts in a transaction. An account with a running case is left alone, so asking twice opens nothing twice.")
    void open() {
        deeds.done(() -> {
            journey.openDueCases();
            return null;
        });
    }

    @PostMapping("/{number}/hold")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAnyAuthority('supervisors', 'credit-managers', 'camunda-admin')")
    @Operation(summary = "Puts the account of a case, or one invoice, on hold",
            description = "Nothing of it is chased from beginsOn to endsOn, both included; then the remaining time of every wait runs on.")
    Held hold(@PathVariable String number, @RequestBody HoldOrder order) {
        String reason = Deeds.needed("reason", order.reason(), 140);
        String invoice = Deeds.fits("invoice", order.invoice(), 60);
        return deeds.done(() -> {
            CollectionCase of = deeds.running(number);
            long id = order.wholeCustomer() ? holding.putOnCustomer(of, reason, order.beginsOn(), order.endsOn())
                    : holding.put(of, invoice, reason, order.beginsOn(), order.endsOn());
            Pause hold = pauses.find(id).orElseThrow();
            return new Held(id, hold.reason(), hold.beginsOn(), hold.endsOn());
        });
    }

    @DeleteMapping("/{number}/hold/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAnyAuthority('supervisors', 'credit-managers', 'camunda-admin')")
    @Operation(summary = "Releases a hold before its last day", description = "A hold that was released before is refused: 422.")
    void release(@PathVariable String number, @PathVariable long id) {
        deeds.done(() -> {
            CollectionCase of = deeds.find(number);
            pauses.find(id).filter(hold -> hold.kind() == Pause.Kind.HOLD && hold.accountId() == of.accountId())
                    .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "Case " + number + " has no hold " + id));
            holding.release(of, id);
            return null;
        });
    }

    @PutMapping("/{number}/hold/{id}")
    @PreAuthorize("hasAnyAuthority('supervisors', 'credit-managers', 'camunda-admin')")
    @Operation(summary = "Gives a hold another last day")
    Held extend(@PathVariable String number, @PathVariable long id, @RequestBody HoldEnd end) {
        LocalDate endsOn = Deeds.given("endsOn", end.endsOn());
        return deeds.done(() -> {
            holding.extend(deeds.running(number), id, endsOn);
            Pause hold = pauses.find(id).orElseThrow();
            return new Held(id, hold.reason(), hold.beginsOn(), hold.endsOn());
        });
    }

    @PostMapping("/{number}/disputes")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAnyAuthority('collectors', 'supervisors', 'credit-managers', 'camunda-admin')")
    @Operation(summary = "Takes a dispute in", description = "What is disputed is not chased until the owner of the cause, service or billing, has decided."
            + " reason is a code of the table reasons that names such an owner, as serviceIssue or billingIssue.")
    Disputed dispute(@PathVariable String number, @RequestBody DisputeOrder order) {
        String reason = Deeds.needed("reason", order.reason(), 40);
        String invoice = Deeds.fits("invoice", order.invoice(), 60);
        String description = Deeds.fits("description", order.description(), 4000);
        List<String> known = disputable();
        if (!known.contains(reason)) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "Nobody settles disputes about '" + reason + "'").with("field", "reason")
                    .mend("Use one of " + String.join(", ", known));
        }
        return deeds.done(() -> {
            CollectionCase of = deeds.running(number);
            Dispute raised = disputing.raise(of, invoice, reason, description, actor.name());
            return new Disputed(raised.id(), raised.reason(), raised.causeOwner());
        });
    }

    @PostMapping("/{number}/promises")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAnyAuthority('collectors', 'supervisors', 'credit-managers', 'camunda-admin')")
    @Operation(summary = "Notes a promise to pay that reached us elsewhere",
            description = "What may be chased today waits for its date. Beyond the authority of who notes it, it needs approval.")
    Promised promise(@PathVariable String number, @RequestBody PromiseOrder order) {
        BigDecimal amount = Deeds.given("amount", order.amount());
        LocalDate on = Deeds.given("on", order.on());
        String note = Deeds.fits("note", order.note(), 400);
        return deeds.done(() -> {
            CollectionCase of = deeds.running(number);
            Arrangement made = arrange.promisedElsewhere(of, Terms.promise(money(amount, accounts.get(of.accountId())), on, note), actor.name());
            return new Promised(made.id(), made.approvalNeeded());
        });
    }

    @PostMapping("/{number}/withdraw")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAnyAuthority('supervisors', 'credit-managers', 'camunda-admin')")
    @Operation(summary = "Withdraws a case because the creditor takes it back", description = "It ends soon, wherever it stands; what is owed stays owed.")
    void withdraw(@PathVariable String number, @RequestBody WithdrawalOrder order) {
        String why = Deeds.needed("why", order.why(), 400);
        deeds.done(() -> {
            withdrawal.withdraw(deeds.running(number), why);
            return null;
        });
    }

    private List<String> disputable() {
        return policies.list("reasons", Map.of("ask", "reasons")).stream()
                .filter(row -> row.get("causeOwner") != null && !row.get("causeOwner").toString().isBlank())
                .map(row -> String.valueOf(row.get("code"))).toList();
    }

    private static Money money(BigDecimal amount, Account account) {
        if (amount.signum() <= 0 || amount.precision() > 30 || Math.abs((long) amount.scale()) > 30
                || amount.stripTrailingZeros().scale() > account.currency().getDefaultFractionDigits()) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "An amount is more than nothing and has no more digits than " + account.currency() + " has")
                    .with("field", "amount");
        }
        return new Money(amount, account.currency());
    }
}
