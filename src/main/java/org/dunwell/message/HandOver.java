package org.dunwell.message;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.dunwell.collection.Chase;
import org.dunwell.collection.Chaseable;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.News;
import org.dunwell.collection.NewsDesk;
import org.dunwell.contact.ContactLog;
import org.dunwell.contact.ContactNote;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.contact.Permission;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.customer.Undeliverable;
import org.dunwell.customer.UndeliverableAddresses;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Invoice;
import org.dunwell.trail.Actor;
import org.dunwell.trail.Trail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands one written message over to the post, after asking once more whether it still has a reason; what it adds to the debt is booked with it, once however often it is sent. */
@Component
public class HandOver {

    private final Messages messages;
    private final Accounts accounts;
    private final CollectionCases cases;
    private final Customers customers;
    private final Creditors creditors;
    private final Chase chase;
    private final Occasions occasions;
    private final Drafts drafts;
    private final ChannelChoice channels;
    private final Deliveries deliveries;
    private final UndeliverableAddresses undeliverable;
    private final MissingAddress missingAddress;
    private final Post post;
    private final ContactLog contactLog;
    private final ContactPolicy policy;
    private final Courier courier;
    private final NewsDesk newsDesk;
    private final Trail trail;
    private final Clock clock;

    HandOver(Messages messages, Accounts accounts, CollectionCases cases, Customers customers, Creditors creditors, Chase chase,
             Occasions occasions, Drafts drafts, ChannelChoice channels, Deliveries deliveries, UndeliverableAddresses undeliverable, MissingAddress missingAddress, Post post, ContactLog contactLog, ContactPolicy policy, Courier courier, NewsDesk newsDesk, Trail trail,
             Clock clock) {
        this.messages = messages;
        this.accounts = accounts;
        this.cases = cases;
        this.customers = customers;
        this.creditors = creditors;
        this.chase = chase;
        this.occasions = occasions;
        this.drafts = drafts;
        this.channels = channels;
        this.deliveries = deliveries;
        this.undeliverable = undeliverable;
        this.missingAddress = missingAddress;
        this.post = post;
        this.contactLog = contactLog;
        this.policy = policy;
        this.courier = courier;
        this.newsDesk = newsDesk;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Asked again for a message that has left or was withdrawn, it does nothing.
     *
     * @throws PostFailed  when the post did not take it; to be tried again
     * @throws TextRefused when it had to be worded anew and cannot be without a gap
     */
    @Transactional
    public void handOver(String messageId) {
        Account account = accounts.lock(get(messageId).accountId());
        Message message = get(messageId);
        if (!message.isWaiting()) {
            return;
        }
        CollectionCase about = cases.get(message.caseId());
        Customer customer = customers.get(message.customerId());
        Chaseable chaseable = chase.of(account);
        MessageOrder order = message.order(about);
        Verdict verdict = occasions.toHandOver(message, order, customer, chaseable);
        switch (verdict.kind()) {
            case DROP -> withdraw(message, about, verdict.why());
            case WAIT -> holdBack(message, about, verdict.why());
            case GO -> address(message, order, account, customer, chaseable);
        }
    }

    private void address(Message message, MessageOrder order, Account account, Customer customer, Chaseable chaseable) {
        LocalDate today = chase.today(account);
        Optional<Channel> channel = channels.of(order, customer, chaseable, today);
        if (channel.isEmpty()) {
            missingAddress.tell(order.about());
            holdBack(message.unaddressed(), order.about(), MissingAddress.WHY);
            return;
        }
        Permission permission = policy.outbound(customer, order.about(), channel.get().label(), Purpose.chases(message.purpose()));
        if (!permission.isNow()) {
            policy.refused(order.about(), channel.get().label(), permission, Actor.DUNWELL);
            postpone(message, order.about(), permission);
            return;
        }
        int number = deliveries.of(message.id()).size() + 1;
        List<Invoice> added = number > 1 ? List.of() : drafts.added(order, account, customer, chaseable, today);
        boolean upToDate = isUpToDate(message, account, customer, chaseable, added, channel.get(), today);
        Message worded = upToDate ? message : message.worded(drafts.of(order, account, customer, chaseable, added, channel.get(), today));
        drafts.book(order, account, customer, chaseable, message, added, today);
        deliver(worded, number, order.about(), account, customer, permission);
    }

    /** It is asked again then, and whether it still has a reason. */
    private void postpone(Message message, CollectionCase about, Permission permission) {
        if (!permission.why().equals(message.stateReason())) {
            holdBack(message, about, permission.why());
            courier.fetchAt(permission.notBefore(), message.id(), about.processInstanceId());
        }
    }

    /** The post comes last: whatever fails before leaves nothing outside, and only the commit can fail after it. */
    private void deliver(Message message, int number, CollectionCase about, Account account, Customer customer, Permission permission) {
        Instant now = clock.instant();
        Creditor creditor = creditors.get(account.creditorId());
        String id = Delivery.id(message.id(), number);
        messages.save(message.handedOver(now));
        contactLog.note(new ContactNote(about.id(), customer.id(), now, "outbound", message.channel().label(), Actor.DUNWELL,
                message.step(), "handedOver", null, null, message.text().subject(), null, "message:" + id).under(permission.rule()).of(message.id()));
        trail.ofCase(about.number(), customer.id(), "messageHandedOver", message.purpose() + " to " + message.recipient());
        boolean later = !day(now, customer.zone()).equals(day(message.writtenAt(), customer.zone()));
        if (later && about.isRunning()) {
            newsDesk.post(about, News.Kind.MESSAGE_HANDED_OVER, null);
        }
        deliveries.add(new Delivery(message.id(), number, message.channel(), message.recipient(), null, now, Delivery.State.HANDED_OVER, now, null));
        post(new Consignment(id, message.channel(), creditor, customer, message.recipient(), about.number(), message.purpose(),
                day(message.writtenAt(), creditor.zone()), now, message.text()), message, number);
    }

    private void post(Consignment consignment, Message message, int number) {
        try {
            String carrierId = post.deliver(consignment);
            if (carrierId != null) {
                deliveries.carrierCallsIt(message.id(), number, carrierId);
            }
        } catch (AddressRefused refused) {
            undeliverable.markApart(message.customerId(), new Undeliverable(message.channel().label(), message.recipient(), consignment.at(), refused.why()));
            throw refused;
        }
    }

    /** What it says is what is so today; otherwise it is worded anew. */
    private boolean isUpToDate(Message message, Account account, Customer customer, Chaseable chaseable, List<Invoice> added, Channel channel,
                               LocalDate today) {
        return message.text() != null
                && message.channel() == channel
                && channel.recipient(customer).equals(message.recipient())
                && day(message.writtenAt(), creditors.get(account.creditorId()).zone()).equals(today)
                && (!Purpose.chases(message.purpose())
                    || Drafts.asked(chaseable, added).equals(message.owed()) && chaseable.named().equals(message.invoiceIds()));
    }

    private void withdraw(Message message, CollectionCase about, String why) {
        messages.save(message.withdrawn(why));
        trail.ofCase(about.number(), message.customerId(), "messageWithdrawn", message.purpose() + ": " + why);
    }

    private void holdBack(Message message, CollectionCase about, String why) {
        if (why.equals(message.stateReason())) {
            return;
        }
        messages.save(message.heldBack(why));
        trail.ofCase(about.number(), message.customerId(), "messageHeldBack", message.purpose() + ": " + why);
    }

    private Message get(String messageId) {
        return messages.find(messageId).orElseThrow(() -> new NoSuchElementException("There is no message " + messageId));
    }

    private static LocalDate day(Instant moment, ZoneId zone) {
        return LocalDate.ofInstant(moment, zone);
    }
}
