package org.dunwell.message;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.dunwell.collection.Chaseable;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.Pause;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.customer.Customer;
import org.dunwell.ledger.Invoice;
import org.springframework.stereotype.Component;

/** Decides whether there is a reason for a message today: asked when it is written, and again when it is handed over. */
@Component
class Occasions {

    private final Messages messages;
    private final Drafts drafts;
    private final ContactPolicy policy;

    Occasions(Messages messages, Drafts drafts, ContactPolicy policy) {
        this.messages = messages;
        this.drafts = drafts;
        this.policy = policy;
    }

    /** @param overlooked its days are over already: a second reminder is left out then, never a first one or a last chance */
    Verdict toWrite(MessageOrder order, Customer customer, Chaseable chaseable, boolean overlooked) {
        Verdict verdict = generally(order, customer, chaseable);
        if (!drafts.stillHolds(order)) {
            return Verdict.drop("what it speaks of no longer holds");
        }
        if (verdict.kind() == Verdict.Kind.WAIT && waitsUnworded(order)) {
            return Verdict.drop("one of this purpose is held back already");
        }
        if (Purpose.THANKS.equals(order.purpose()) && wereThanked(order)) {
            return Verdict.drop("the customer was thanked in this case before");
        }
        if (Purpose.THANKS.equals(order.purpose()) && !wasWrittenTo(order)) {
            return Verdict.drop("the customer paid before anybody had written");
        }
        return verdict.kind() == Verdict.Kind.GO && Purpose.isDemand(order.purpose()) ? demand(order, chaseable.oldest(), overlooked) : verdict;
    }

    private Verdict demand(MessageOrder order, Invoice oldest, boolean overlooked) {
        if (isRepetition(order, oldest, null)) {
            return repeated(oldest);
        }
        if (Purpose.PLACEMENT_LETTER.equals(order.purpose())) {
            return Verdict.go();
        }
        List<Message> before = demands(order, oldest);
        if (before.stream().anyMatch(Message::isWaiting)) {
            return Verdict.drop("a message before it about invoice " + oldest.number() + " has not left yet");
        }
        return overlooked && !before.isEmpty()
                ? Verdict.drop("its time had passed before anybody looked; the case goes on with what is right now") : Verdict.go();
    }

    Verdict toHandOver(Message message, MessageOrder order, Customer customer, Chaseable chaseable) {
        Verdict verdict = generally(order, customer, chaseable);
        if (verdict.kind() == Verdict.Kind.DROP) {
            return verdict;
        }
        if (!drafts.stillHolds(order)) {
            return Verdict.drop("what it speaks of no longer holds");
        }
        if (!Purpose.chases(order.purpose())) {
            return verdict;
        }
        Instant since = lettersCountFrom(order);
        if (since != null && message.writtenAt().isBefore(since)) {
            return Verdict.drop("the customer has made use of the last chance since it was written");
        }
        if (verdict.kind() == Verdict.Kind.WAIT) {
            return verdict;
        }
        Invoice oldest = chaseable.oldest();
        List<Long> named = message.invoiceIds();
        if (!named.isEmpty() && !named.contains(oldest.belongsTo())) {
            return Verdict.drop("none of the invoices it was written for is left to chase first");
        }
        if (!Purpose.isDemand(order.purpose())) {
            return verdict;
        }
        if (message.stateReason() != null && demands(order, oldest).stream().anyMatch(message::wasFollowedBy)) {
            return Verdict.drop("a later message about invoice " + oldest.number() + " has overtaken it");
        }
        return isRepetition(order, oldest, message.id()) ? repeated(oldest) : verdict;
    }

    private Verdict generally(MessageOrder order, Customer customer, Chaseable chaseable) {
        if (customer.contactStop() != null) {
            return Verdict.drop("the customer may not be contacted (" + customer.contactStop() + ")");
        }
        if (Purpose.isDemand(order.purpose()) && ToneGuard.isHarsh(order.tone()) && !policy.mayGoToAgency(customer, order.about())) {
            return Verdict.drop("the customer is vulnerable: nothing harsher than friendly without a supervisor's decision");
        }
        if (Purpose.chases(order.purpose())) {
            return ofChasing(order.about(), chaseable);
        }
        if (Purpose.THANKS.equals(order.purpose()) && chaseable.overdue().isPositive()) {
            return Verdict.drop(chaseable.overdue() + " are overdue");
        }
        return Verdict.go();
    }

    private static Verdict ofChasing(CollectionCase about, Chaseable chaseable) {
        if (!about.isRunning()) {
            return Verdict.drop("the case has ended");
        }
        if (chaseable.isPaused()) {
            return Verdict.waits("paused: " + chaseable.pauses().stream().map(Pause::reason).distinct().collect(Collectors.joining(", ")));
        }
        return chaseable.isNothing() ? Verdict.drop("nothing is left to chase") : Verdict.go();
    }

    private boolean isRepetition(MessageOrder order, Invoice oldest, String itself) {
        return messages.newest(order.about().id(), order.purpose(), oldest.belongsTo(), lettersCountFrom(order), itself).isPresent();
    }

    private List<Message> demands(MessageOrder order, Invoice oldest) {
        return messages.naming(oldest.belongsTo(), order.about().id()).stream().filter(message -> Purpose.isDemand(message.purpose())).toList();
    }

    private boolean wereThanked(MessageOrder order) {
        return messages.ofCase(order.about().id()).stream()
                .anyMatch(message -> message.purpose().equals(Purpose.THANKS) && message.state() != Message.State.WITHDRAWN);
    }

    private boolean wasWrittenTo(MessageOrder order) {
        return messages.ofCase(order.about().id()).stream().anyMatch(message -> message.state() == Message.State.HANDED_OVER);
    }

    private boolean waitsUnworded(MessageOrder order) {
        return messages.ofCase(order.about().id()).stream()
                .anyMatch(message -> message.isWaiting() && message.purpose().equals(order.purpose()) && message.text() == null);
    }

    private static Instant lettersCountFrom(MessageOrder order) {
        return Purpose.PLACEMENT_LETTER.equals(order.purpose()) ? order.about().lettersCountFrom() : null;
    }

    private static Verdict repeated(Invoice invoice) {
        return Verdict.drop("invoice " + invoice.number() + " was named in a message of this purpose before");
    }
}
