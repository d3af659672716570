package org.dunwell.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.dunwell.bank.BankEntries;
import org.dunwell.bank.MatchPayments;
import org.dunwell.bank.Receipt;
import org.dunwell.collection.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the bank told, and taking a wrong match back. */
@RestController
@RequestMapping("/api/bank-entries")
@Tag(name = "Bank entries")
class BankEntriesResource {

    private static final int PAGE = 100;
    private static final int LONGEST_WHY = 400;

    private final BankEntries entries;
    private final BankEntryViews views;
    private final MatchPayments payments;

    BankEntriesResource(BankEntries entries, BankEntryViews views, MatchPayments payments) {
        this.entries = entries;
        this.views = views;
        this.payments = payments;
    }

    record Undo(String why) {
    }

    @GetMapping
    @PreAuthorize("hasAnyAuthority('operators', 'credit-managers', 'auditors', 'camunda-admin')")
    @Operation(summary = "Lists what the bank told, newest first, 100 a page",
            description = "state is one of taken, toMatch, booked, samePayment, notOurs, toldOneByOne; page begins with 0")
    List<BankEntryViews.View> list(@RequestParam(required = false) String state, @RequestParam(defaultValue = "0") int page) {
        if (page < 0 || page > Integer.MAX_VALUE / PAGE) {
            throw problem(HttpStatus.BAD_REQUEST, "Pages are counted from 0");
        }
        try {
            return views.list(state == null || state.isBlank() ? null : Receipt.State.named(state), page * PAGE, PAGE);
        } catch (IllegalArgumentException unknown) {
            throw problem(HttpStatus.BAD_REQUEST, unknown.getMessage());
        }
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyAuthority('operators', 'credit-managers', 'auditors', 'camunda-admin')")
    @Operation(summary = "One movement, and what became of it")
    BankEntryViews.View one(@PathVariable long id) {
        return views.of(entries.find(id).orElseThrow(() -> problem(HttpStatus.NOT_FOUND, "There is no bank entry " + id)));
    }

    @PostMapping("/{id}/undo")
    @PreAuthorize("hasAnyAuthority('credit-managers', 'camunda-admin')")
    @Operation(summary = "Takes a wrong match back",
            description = "The booking is reversed exactly, what was learned from it is forgotten, and a person is asked again. Where nothing was decided: 409.")
    BankEntryViews.View undo(@PathVariable long id, @RequestBody(required = false) Undo undo, Authentication person) {
        if (undo != null && undo.why() != null && undo.why().length() > LONGEST_WHY) {
            throw problem(HttpStatus.BAD_REQUEST, "Say why in at most " + LONGEST_WHY + " characters");
        }
        if (entries.find(id).isEmpty()) {
            throw problem(HttpStatus.NOT_FOUND, "There is no bank entry " + id);
        }
        try {
            payments.undo(id, undo == null ? null : undo.why(), person.getName());
        } catch (Refusal refused) {
            throw problem(HttpStatus.CONFLICT, refused.getMessage());
        }
        return one(id);
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
