package org.dunwell.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.dunwell.answer.Answer;
import org.dunwell.answer.AnswerBook;
import org.dunwell.collection.Chase;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Journey;
import org.dunwell.collection.Pause;
import org.dunwell.collection.Pauses;
import org.dunwell.contact.ContactLog;
import org.dunwell.contact.ContactNote;
import org.dunwell.contact.RefusedContact;
import org.dunwell.contact.RefusedContacts;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.customer.Undeliverable;
import org.dunwell.customer.UndeliverableAddresses;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Ledger;
import org.dunwell.message.Message;
import org.dunwell.message.Messages;
import org.dunwell.trail.Actor;
import org.dunwell.trail.TrailBook;
import org.dunwell.trail.TrailEntry;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cases as they stand, and what happened in them. */
@RestController
@RequestMapping("/api/cases")
@Tag(name = "Cases")
@PreAuthorize("hasAnyAuthority('collectors', 'supervisors', 'credit-managers', 'service', 'billing', 'specialists', 'visitors', 'managers', 'auditors',"
        + " 'operators', 'camunda-admin')")
class CasesResource {

    private static final int LARGEST_PAGE = 200;

    private final CollectionCases cases;
    private final Customers customers;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Chase chase;
    private final Pauses pauses;
    private final Journey journey;
    private final TrailBook trail;
    private final ContactLog contacts;
    private final RefusedContacts refusals;
    private final Messages messages;
    private final AnswerBook answers;
    private final UndeliverableAddresses undeliverable;
    private final Deeds deeds;

    CasesResource(CollectionCases cases, Customers customers, Accounts accounts, Ledger ledger, Chase chase, Pauses pauses, Journey journey,
                  TrailBook trail, ContactLog contacts, RefusedContacts refusals, Messages messages, AnswerBook answers, UndeliverableAddresses undeliverable, Deeds deeds) {
        this.cases = cases;
        this.customers = customers;
        this.accounts = accounts;
        this.ledger = ledger;
        this.chase = chase;
        this.pauses = pauses;
        this.journey = journey;
        this.trail = trail;
        this.contacts = contacts;
        this.refusals = refusals;
        this.messages = messages;
        this.answers = answers;
        this.undeliverable = undeliverable;
        this.deeds = deeds;
    }

    /** @param ending the end event that was reached, null while the case runs */
    record CaseLine(String number, String customer, String creditor, String currency, boolean running, String treatment, String collector,
                    Instant openedAt, Instant endedAt, String ending, String closeCode) {
    }

    /**
     * @param contactStop why nobody may contact the customer, or null
     * @param undeliverable addresses that lead nowhere
     * @param owed        the balance of the account; negative when the customer has credit
     * @param overdue     of this, what is past its due date
     * @param chaseable   of this, what may be chased today
     * @param standsAt    the labels of the steps where the case stands
     * @param pausedSince since when nothing of it may be chased, or null
     */
    record CaseView(CaseLine overview, String customerName, String contactStop, List<Undeliverable> undeliverable, LocalDate today, BigDecimal owed, BigDecimal overdue,
                    BigDecimal chaseable, List<InvoiceView> invoices, List<String> standsAt, Instant pausedSince, List<HoldView> holds) {
    }

    /** @param whyNot why it may not be chased today; null when it may */
    record InvoiceView(String number, LocalDate issuedOn, LocalDate dueOn, BigDecimal amount, BigDecimal open, int daysPastDue, boolean chaseable,
                       String whyNot) {
    }

    /** @param invoice null when the whole account is held */
    record HoldView(long id, String invoice, String reason, LocalDate beginsOn, LocalDate endsOn, String putBy) {
    }

    /**
     * @param kind trail, contact, refusal or message
     * @param who  the user, or dunwell for the machine
     */
    record Happened(Instant at, String kind, String who, String what, String detail) {
    }

    @GetMapping
    @Operation(summary = "Lists cases, newest first", description = "At most 200 a page; leave 'running' out for running and ended ones.")
    List<CaseLine> list(@RequestParam(required = false) String customer, @RequestParam(required = false) Boolean running,
                        @RequestParam(defaultValue = "0") int offset, @RequestParam(defaultValue = "50") int limit) {
        if (offset < 0 || limit < 1 || limit > LARGEST_PAGE) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "offset is 0 or more, limit is from 1 to " + LARGEST_PAGE);
        }
        return cases.search(customer, running, offset, limit).stream().map(found -> line(found, accounts.get(found.accountId()))).toList();
    }

    @GetMapping("/{number}")
    @Operation(summary = "Shows a case: what is owed, what of it may be chased today and why not the rest, where it stands, and its holds")
    CaseView one(@PathVariable String number) {
        return deeds.done(() -> view(deeds.find(number)));
    }

    @GetMapping("/{number}/answers")
    @Operation(summary = "What people answered on forms beyond what Dunwell itself reads, in order", description = "Fields that a process owner drew.")
    List<Answer> answers(@PathVariable String number) {
        return deeds.done(() -> answers.of(deeds.find(number).number()));
    }

    @GetMapping("/{number}/history")
    @Operation(summary = "Tells what happened in a case, in order: the trail, every contact, every one that was refused, and every message")
    List<Happened> history(@PathVariable String number) {
        return deeds.done(() -> {
            CollectionCase of = deeds.find(number);
            return Stream.of(trail.ofCase(number).stream().map(CasesResource::happened),
                            contacts.ofCase(of.id()).stream().map(CasesResource::happened),
                            refusals.ofCase(of.id()).stream().map(CasesResource::happened),
                            messages.ofCase(of.id()).stream().map(CasesResource::happened))
                    .flatMap(part -> part).sorted(Comparator.comparing(Happened::at)).toList();
        });
    }

    private CaseView view(CollectionCase of) {
        Account account = accounts.get(of.accountId());
        Customer customer = customers.get(of.customerId());
        LocalDate today = chase.today(account);
        List<Pause> open = pauses.open(account.id());
        var chaseable = chase.of(account);
        boolean stopped = customer.contactStop() != null;
        return new CaseView(line(of, account), customer.name(), customer.contactStop(), undeliverable.of(customer.id()), today, ledger.balance(account).amount(),
                chaseable.overdue().amount(), stopped ? BigDecimal.ZERO : chaseable.total().amount(),
                accounts.openInvoices(account.id()).stream().map(invoice -> view(invoice, whyNot(invoice, customer, open, today), today)).toList(),
                of.isRunning() ? journey.standsAt(of).stream().filter(Objects::nonNull).toList() : List.of(), of.pausedAt(),
                open.stream().filter(pause -> pause.kind() == Pause.Kind.HOLD).map(this::view).toList());
    }

    private static String whyNot(Invoice invoice, Customer customer, List<Pause> open, LocalDate today) {
        if (!invoice.isOverdue(today)) {
            return "not overdue";
        }
        if (customer.contactStop() != null) {
            return "contact stopped: " + customer.contactStop();
        }
        Optional<Pause> covering = open.stream().filter(pause -> pause.covers(invoice, today)).findFirst();
        return covering.map(pause -> (pause.kind() == Pause.Kind.HOLD ? "on hold: " : "") + pause.reason()
                + (pause.endsOn() == null ? "" : ", until " + pause.endsOn())).orElse(null);
    }

    private static InvoiceView view(Invoice invoice, String whyNot, LocalDate today) {
        return new InvoiceView(invoice.number(), invoice.issuedOn(), invoice.dueOn(), invoice.amount().amount(), invoice.open().amount(),
                invoice.daysPastDue(today), whyNot == null, whyNot);
    }

    private HoldView view(Pause hold) {
        String invoice = hold.invoiceId() == null ? null : accounts.invoices(hold.accountId()).stream()
                .filter(held -> held.id() == hold.invoiceId()).map(Invoice::number).findFirst().orElse(null);
        return new HoldView(hold.id(), invoice, hold.reason(), hold.beginsOn(), hold.endsOn(), hold.putBy());
    }

    private static CaseLine line(CollectionCase of, Account account) {
        return new CaseLine(of.number(), of.customerId(), account.creditorId(), account.currency().getCurrencyCode(), of.isRunning(),
                of.treatment() == null ? null : of.treatment().name(), of.collector(), of.openedAt(), of.endedAt(), of.ending(), of.closeCode());
    }

    private static Happened happened(TrailEntry entry) {
        String what = entry.before() == null ? entry.what() : entry.what() + ": " + entry.before();
        return new Happened(entry.at(), "trail", entry.who(), what, entry.why());
    }

    private static Happened happened(ContactNote contact) {
        return new Happened(contact.happenedAt(), "contact", contact.who(), contact.direction() + " " + contact.channel() + ": " + contact.result(),
                joined(contact.reason(), contact.note(), contact.rule() == null ? null : "rule: " + contact.rule()));
    }

    private static Happened happened(RefusedContact refused) {
        return new Happened(refused.at(), "refusal", refused.who(), "not allowed: " + refused.channel(), refused.why());
    }

    private static Happened happened(Message message) {
        String subject = message.text() == null ? null : message.text().subject();
        String state = message.handedOverAt() == null ? message.stateReason() : "handed over";
        return new Happened(message.writtenAt(), "message", Actor.DUNWELL, message.purpose(), joined(subject, state));
    }

    private static String joined(String... parts) {
        List<String> said = Stream.of(parts).filter(part -> part != null && !part.isBlank()).toList();
        return said.isEmpty() ? null : String.join("; ", said);
    }
}
