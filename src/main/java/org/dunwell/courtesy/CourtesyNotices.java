package org.dunwell.courtesy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.dunwell.calendar.WorkingDays;
import org.dunwell.collection.Chase;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Pauses;
import org.dunwell.contact.ContactLog;
import org.dunwell.contact.ContactNote;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.contact.Permission;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;
import org.dunwell.message.Channel;
import org.dunwell.message.Consignment;
import org.dunwell.message.Message;
import org.dunwell.message.MessageText;
import org.dunwell.message.Messages;
import org.dunwell.message.NoticeBoard;
import org.dunwell.message.Post;
import org.dunwell.message.TextOrder;
import org.dunwell.message.Texts;
import org.dunwell.policy.Policies;
import org.dunwell.trail.Actor;
import org.dunwell.trail.Trail;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells customers for whom the table courtesy-notice asks for it what falls due in the next working days: by e-mail, once for an invoice, without a case
 * and without a fee. Whoever has a running case hears nothing of this kind.
 */
@Component
public class CourtesyNotices {

    static final String PURPOSE = "courtesyNotice";

    private static final String STEP = "writeCourtesyNotices";
    private static final String TONE = "courteous";
    private static final int LONGEST_LOOK_AHEAD = 40;

    private final DueSoon dueSoon;
    private final Accounts accounts;
    private final Customers customers;
    private final Creditors creditors;
    private final CollectionCases cases;
    private final Chase chase;
    private final Pauses pauses;
    private final Policies policies;
    private final WorkingDays workingDays;
    private final ContactPolicy contactPolicy;
    private final ContactLog contactLog;
    private final Messages messages;
    private final Texts texts;
    private final ObjectProvider<NoticeBoard> pages;
    private final NoticeCourier courier;
    private final Post post;
    private final Trail trail;
    private final Clock clock;

    public CourtesyNotices(DueSoon dueSoon, Accounts accounts, Customers customers, Creditors creditors, CollectionCases cases, Chase chase, Pauses pauses,
                           Policies policies, WorkingDays workingDays, ContactPolicy contactPolicy, ContactLog contactLog, Messages messages, Texts texts,
                           ObjectProvider<NoticeBoard> pages, NoticeCourier courier, Post post, Trail trail, Clock clock) {
        this.dueSoon = dueSoon;
        this.accounts = accounts;
        this.customers = customers;
        this.creditors = creditors;
        this.cases = cases;
        this.chase = chase;
        this.pauses = pauses;
        this.policies = policies;
        this.workingDays = workingDays;
        this.contactPolicy = contactPolicy;
        this.contactLog = contactLog;
        this.messages = messages;
        this.texts = texts;
        this.pages = pages;
        this.courier = courier;
        this.post = post;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Looks at the next accounts in the order of their ids and writes what is asked for.
     *
     * @return the last account looked at, or null when none is left
     */
    @Transactional
    public Long writeNext(long afterAccountId, int limit) {
        LocalDate earliest = LocalDate.ofInstant(clock.instant(), ZoneOffset.MIN);
        List<Long> candidates = dueSoon.accounts(earliest, earliest.plusDays(LONGEST_LOOK_AHEAD), afterAccountId, limit);
        candidates.forEach(this::writeIfAsked);
        return candidates.size() < limit ? null : candidates.get(candidates.size() - 1);
    }

    private void writeIfAsked(long accountId) {
        Account account = accounts.lock(accountId);
        Customer customer = customers.get(account.customerId());
        if (!mayBeTold(customer)) {
            return;
        }
        LocalDate today = chase.today(account);
        int days = workingDaysBefore(customer);
        List<Invoice> due = days == 0 ? List.of() : dueUntil(workingDays.after(today, days, customer.address().country()), account).stream()
                .filter(invoice -> messages.newest(0, PURPOSE, invoice.id(), null, null).isEmpty()).toList();
        if (due.isEmpty()) {
            return;
        }
        String id = UUID.randomUUID().toString();
        messages.add(new Message(id, null, account.id(), customer.id(), STEP, PURPOSE, TONE, null, List.of(Channel.EMAIL), Channel.EMAIL,
                Channel.EMAIL.recipient(customer), text(account, customer, due, today), total(due, account), due.stream().map(Invoice::id).toList(),
                Message.State.WRITTEN, null, clock.instant(), null, PURPOSE + ":" + due.get(0).id() + ":" + today));
        trail.ofCustomer(customer.id(), "messageWritten", PURPOSE + " to " + Channel.EMAIL.recipient(customer), null, null);
        courier.fetch(null, id);
    }

    /** Asked again for a notice that has left or was withdrawn, it does nothing. */
    @Transactional
    public void handOver(String messageId) {
        Account account = accounts.lock(get(messageId).accountId());
        Message message = get(messageId);
        if (!message.isWaiting()) {
            return;
        }
        Customer customer = customers.get(message.customerId());
        List<Invoice> still = dueUntil(LocalDate.MAX, account).stream().filter(invoice -> message.invoiceIds().contains(invoice.id())).toList();
        if (still.isEmpty() || !mayBeTold(customer)) {
            messages.save(message.withdrawn("nothing of it falls due any more, or the customer may not be told"));
            trail.ofCustomer(customer.id(), "messageWithdrawn", PURPOSE, null, null);
            return;
        }
        Permission permission = contactPolicy.outbound(customer, null, Channel.EMAIL.label(), false);
        if (!permission.isNow()) {
            messages.save(message.heldBack(permission.why()));
            courier.fetch(permission.notBefore(), messageId);
            return;
        }
        deliver(message, account, customer, still, permission);
    }

    /** The post comes last: whatever fails before leaves nothing outside. */
    private void deliver(Message message, Account account, Customer customer, List<Invoice> still, Permission permission) {
        LocalDate today = chase.today(account);
        MessageText text = text(account, customer, still, today);
        String recipient = Channel.EMAIL.recipient(customer);
        messages.save(new Message(message.id(), null, account.id(), customer.id(), message.step(), PURPOSE, TONE, null, message.channels(), Channel.EMAIL, recipient,
                text, total(still, account), still.stream().map(Invoice::id).toList(), message.state(), null, message.writtenAt(), null, message.onceKey())
                .handedOver(clock.instant()));
        contactLog.note(new ContactNote(null, customer.id(), clock.instant(), "outbound", Channel.EMAIL.label(), Actor.DUNWELL, STEP, "handedOver", null, null,
                text.subject(), null, "message:" + message.id()).under(permission.rule()).of(message.id()));
        trail.ofCustomer(customer.id(), "messageHandedOver", PURPOSE + " to " + recipient, null, null);
        post.deliver(new Consignment(message.id(), Channel.EMAIL, creditors.get(account.creditorId()), customer, recipient, customer.id(), PURPOSE, today,
                clock.instant(), text));
    }

    private int workingDaysBefore(Customer customer) {
        Object days = policies.decide("courtesy-notice", Map.of("customerKind", customer.kind().name().toLowerCase(Locale.ROOT),
                "casesBefore", cases.ofCustomer(customer.id()).size())).get("workingDaysBefore");
        return new BigDecimal(days.toString()).intValueExact();
    }

    private boolean mayBeTold(Customer customer) {
        return customer.hasEmail() && Channel.isMailbox(customer.email().strip()) && contactPolicy.never(customer, Channel.EMAIL.label()).isEmpty()
                && cases.ofCustomer(customer.id()).stream().noneMatch(CollectionCase::isRunning);
    }

    /** Not overdue, and nothing of it is disputed, held, promised or placed. */
    private List<Invoice> dueUntil(LocalDate until, Account account) {
        LocalDate today = chase.today(account);
        return accounts.openInvoices(account.id()).stream()
                .filter(invoice -> invoice.kind() == Invoice.Kind.INVOICE && !invoice.dueOn().isBefore(today) && !invoice.dueOn().isAfter(until))
                .filter(invoice -> pauses.open(account.id()).stream().noneMatch(pause -> pause.covers(invoice, today)))
                .toList();
    }

    private MessageText text(Account account, Customer customer, List<Invoice> due, LocalDate today) {
        Map<String, Object> values = new HashMap<>();
        values.put("customerPage", pages.orderedStream().map(page -> page.addressOf(account.id())).filter(address -> address != null).findFirst().orElse(null));
        return texts.write(new TextOrder(PURPOSE, TONE, Channel.EMAIL, customer, creditors.get(account.creditorId()), null, today, due, total(due, account), values));
    }

    private static Money total(List<Invoice> due, Account account) {
        return due.stream().map(Invoice::open).reduce(Money.zero(account.currency()), Money::plus);
    }

    private Message get(String messageId) {
        return messages.find(messageId).orElseThrow(() -> new NoSuchElementException("There is no message " + messageId));
    }
}
