package org.dunwell.correspondence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.contact.ContactLog;
import org.dunwell.contact.ContactNote;
import org.dunwell.customer.Undeliverable;
import org.dunwell.customer.UndeliverableAddresses;
import org.dunwell.ledger.Accounts;
import org.dunwell.message.Channel;
import org.dunwell.message.Courier;
import org.dunwell.message.Deliveries;
import org.dunwell.message.Delivery;
import org.dunwell.message.Message;
import org.dunwell.message.Messages;
import org.dunwell.trail.Actor;
import org.dunwell.trail.Trail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a report means: a delivery arrived, is late, or failed; then its address is not used any more, and the message goes by the next channel, once. */
@Component
public class SettleReport {

    private static final Duration LONGEST_UNKNOWN = Duration.ofDays(1);
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final DeliveryReports reports;
    private final ReportCourier reportCourier;
    private final Messages messages;
    private final Deliveries deliveries;
    private final Accounts accounts;
    private final CollectionCases cases;
    private final UndeliverableAddresses undeliverable;
    private final ContactLog contacts;
    private final Courier courier;
    private final Trail trail;
    private final Clock clock;

    SettleReport(DeliveryReports reports, ReportCourier reportCourier, Messages messages, Deliveries deliveries, Accounts accounts, CollectionCases cases,
                 UndeliverableAddresses undeliverable, ContactLog contacts, Courier courier, Trail trail, Clock clock) {
        this.reports = reports;
        this.reportCourier = reportCourier;
        this.messages = messages;
        this.deliveries = deliveries;
        this.accounts = accounts;
        this.cases = cases;
        this.undeliverable = undeliverable;
        this.contacts = contacts;
        this.courier = courier;
        this.trail = trail;
        this.clock = clock;
    }

    /** A carrier may tell before its delivery is committed here: then the lock on the account is waited for, or its own id is looked for again. */
    @Transactional
    public void settle(long reportId) {
        DeliveryReport report = reports.get(reportId);
        if (report.result() != null) {
            return;
        }
        Optional<String> messageId = messageOf(report);
        if (messageId.isPresent()) {
            accounts.lock(messages.find(messageId.get()).orElseThrow().accountId());
            reports.settled(reportId, clock.instant(), settled(report, messages.find(messageId.get()).orElseThrow()));
        } else if (report.reference() == null && report.receivedAt().isAfter(clock.instant().minus(LONGEST_UNKNOWN))) {
            reportCourier.bringAt(clock.instant().plus(PAUSE), reportId);
        } else {
            reports.settled(reportId, clock.instant(), "names no message of ours");
        }
    }

    private Optional<String> messageOf(DeliveryReport report) {
        return report.reference() != null
                ? OurId.in(report.reference()).map(OurId::messageId).flatMap(messages::find).map(Message::id)
                : deliveries.byCarrierId(report.channel(), report.carrierId()).map(Delivery::messageId);
    }

    private String settled(DeliveryReport report, Message message) {
        Optional<Delivery> delivery = deliveries.of(message.id()).stream().filter(made -> isMeant(made, report)).findFirst();
        if (delivery.isEmpty()) {
            return neverMade(report, message);
        }
        if (delivery.get().channel() != report.channel()) {
            return "went by another channel";
        }
        if (delivery.get().state() == Delivery.State.FAILED) {
            return "had failed before";
        }
        return switch (report.outcome()) {
            case DELIVERED -> noted(cases.get(message.caseId()), delivery.get(), Delivery.State.DELIVERED, report);
            case DELAYED -> noted(cases.get(message.caseId()), delivery.get(), Delivery.State.DELAYED, report);
            case FAILED -> failed(delivery.get(), message, report);
        };
    }

    private static boolean isMeant(Delivery delivery, DeliveryReport report) {
        return report.reference() != null ? OurId.in(report.reference()).filter(id -> id.number() == delivery.number()).isPresent()
                : report.carrierId().equals(delivery.carrierId());
    }

    /** Its hand-over was undone after the carrier had taken it, and is tried again: by another channel, if this address leads nowhere. */
    private String neverMade(DeliveryReport report, Message message) {
        if (report.outcome() == DeliveryReport.Outcome.FAILED && message.isWaiting() && message.channel() == report.channel()) {
            mark(message, message.recipient(), report);
            return "its address leads nowhere";
        }
        return "is still to be handed over";
    }

    private String noted(CollectionCase about, Delivery delivery, Delivery.State state, DeliveryReport report) {
        deliveries.save(delivery.became(state, report.receivedAt(), report.reason()));
        if (state == Delivery.State.DELAYED) {
            trail.ofCase(about.number(), about.customerId(), "messageDelayed", delivery.channel().label() + " to " + delivery.recipient() + why(report));
        }
        return state == Delivery.State.DELIVERED ? "delivered" : "late";
    }

    private String failed(Delivery delivery, Message message, DeliveryReport report) {
        CollectionCase about = cases.get(message.caseId());
        String by = delivery.channel().label() + " to " + delivery.recipient() + why(report);
        deliveries.save(delivery.became(Delivery.State.FAILED, report.receivedAt(), report.reason()));
        mark(message, delivery.recipient(), report);
        contacts.note(new ContactNote(about.id(), message.customerId(), report.receivedAt(), "inbound", delivery.channel().label(), Actor.DUNWELL, message.step(), "bounced",
                null, null, delivery.recipient() + why(report), null, ContactNote.bounceOf("message:" + delivery.id())).of(message.id()));
        trail.ofCase(about.number(), message.customerId(), "messageBounced", message.purpose() + " by " + by);
        boolean matters = about.isRunning() || message.owed() == null;
        if (message.state() != Message.State.HANDED_OVER || !matters || delivery.number() != deliveries.of(message.id()).size()) {
            return "failed";
        }
        messages.save(message.again("did not arrive by " + by));
        courier.fetch(message.id(), about.processInstanceId());
        return "failed, and goes by another channel";
    }

    private void mark(Message message, String recipient, DeliveryReport report) {
        if (report.channel() == Channel.PORTAL) {
            return;
        }
        undeliverable.mark(message.customerId(), new Undeliverable(report.channel().label(), recipient, report.receivedAt(),
                report.reason() == null || report.reason().isBlank() ? "the carrier gave no reason" : report.reason()));
        trail.ofCustomer(message.customerId(), "addressUndeliverable", report.reason(), null, report.channel().label() + ": " + recipient);
    }

    private static String why(DeliveryReport report) {
        return report.reason() == null || report.reason().isBlank() ? "" : ": " + report.reason();
    }
}
