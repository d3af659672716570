package org.dunwell.message;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dunwell.collection.Chase;
import org.dunwell.collection.Chaseable;
import org.dunwell.collection.CollectionCase;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Invoice;
import org.dunwell.trail.Actor;
import org.dunwell.trail.Trail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes a message when a step asks for one and there is a reason for it, in the transaction that moves the case. */
@Component
public class WriteMessage {

    private final Accounts accounts;
    private final Customers customers;
    private final Chase chase;
    private final Occasions occasions;
    private final Drafts drafts;
    private final Messages messages;
    private final MissingAddress missingAddress;
    private final Courier courier;
    private final ChannelChoice channels;
    private final ContactPolicy policy;
    private final ToneGuard toneGuard;
    private final Trail trail;
    private final Clock clock;

    WriteMessage(Accounts accounts, Customers customers, Chase chase, Occasions occasions, Drafts drafts, Messages messages,
                 MissingAddress missingAddress, Courier courier, ChannelChoice channels, ContactPolicy policy, ToneGuard toneGuard, Trail trail, Clock clock) {
        this.accounts = accounts;
        this.customers = customers;
        this.chase = chase;
        this.occasions = occasions;
        this.drafts = drafts;
        this.messages = messages;
        this.missingAddress = missingAddress;
        this.courier = courier;
        this.channels = channels;
        this.policy = policy;
        this.toneGuard = toneGuard;
        this.trail = trail;
        this.clock = clock;
    }

    /** @throws TextRefused when it cannot be worded without a gap, or its tone is too harsh */
    @Transactional
    public Outcome write(MessageOrder order) {
        return write(order, false);
    }

    /** @param overlooked the days that this message would have given are over already, because Dunwell did not run when it was due */
    @Transactional
    public Outcome write(MessageOrder order, boolean overlooked) {
        CollectionCase about = order.about();
        Account account = accounts.lock(about.accountId());
        if (messages.findByOnceKey(order.onceKey()).isPresent()) {
            return Outcome.WRITTEN_BEFORE;
        }
        Customer customer = customers.get(account.customerId());
        Chaseable chaseable = chase.of(account);
        Verdict verdict = occasions.toWrite(order, customer, chaseable, overlooked);
        return switch (verdict.kind()) {
            case DROP -> notWritten(order, customer, verdict.why());
            case WAIT -> heldBack(order, blank(order, account), verdict.why());
            case GO -> written(order, account, customer, chaseable);
        };
    }

    private Outcome notWritten(MessageOrder order, Customer customer, String why) {
        trail.ofCase(order.about().number(), customer.id(), "messageNotWritten", order.purpose() + ": " + why);
        if (customer.contactStop() != null) {
            policy.never(customer, "message").ifPresent(never -> policy.refused(order.about(), "message", never, Actor.DUNWELL));
        }
        return customer.contactStop() == null ? Outcome.NOTHING_TO_SEND : Outcome.CONTACT_STOPPED;
    }

    private Outcome heldBack(MessageOrder order, Message message, String why) {
        messages.add(message.heldBack(why));
        trail.ofCase(order.about().number(), message.customerId(), "messageHeldBack", order.purpose() + ": " + why);
        return Outcome.HELD_BACK;
    }

    private Outcome written(MessageOrder order, Account account, Customer customer, Chaseable chaseable) {
        LocalDate today = chase.today(account);
        Optional<Channel> channel = channels.of(order, customer, chaseable, today);
        if (channel.isEmpty()) {
            Message unaddressed = blank(order, account);
            missingAddress.tell(order.about());
            heldBack(order, Purpose.chases(order.purpose()) ? unaddressed.about(chaseable) : unaddressed, MissingAddress.WHY);
            return Outcome.HELD_BACK_NO_ADDRESS;
        }
        if (Purpose.chases(order.purpose())) {
            toneGuard.check(order, chaseable.oldest().daysPastDue(today));
        }
        List<Invoice> added = drafts.added(order, account, customer, chaseable, today);
        Message message = blank(order, account).worded(drafts.of(order, account, customer, chaseable, added, channel.get(), today));
        messages.add(message);
        trail.ofCase(order.about().number(), customer.id(), "messageWritten", order.purpose() + " to " + message.recipient());
        courier.fetch(message.id(), order.about().processInstanceId());
        return Outcome.WRITTEN;
    }

    private Message blank(MessageOrder order, Account account) {
        return new Message(UUID.randomUUID().toString(), order.about().id(), account.id(), account.customerId(), order.step(), order.purpose(),
                order.tone(), order.reference(), order.channels(), null, null, null, null, List.of(), Message.State.WRITTEN, null, clock.instant(), null,
                order.onceKey());
    }
}
