package org.dunwell.message;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dunwell.collection.CollectionCases;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Accounts;
import org.springframework.stereotype.Component;

/** Demands as documents for the customer's bookkeeping, by what was open when they left. */
@Component
public class Reminders {

    private final Messages messages;
    private final CollectionCases cases;
    private final Accounts accounts;
    private final Creditors creditors;
    private final Customers customers;
    private final ReminderFormat format;
    private final Clock clock;

    public Reminders(Messages messages, CollectionCases cases, Accounts accounts, Creditors creditors, Customers customers, ReminderFormat format, Clock clock) {
        this.messages = messages;
        this.cases = cases;
        this.accounts = accounts;
        this.creditors = creditors;
        this.customers = customers;
        this.format = format;
        this.clock = clock;
    }

    /** Empty for a message that asks for nothing, or was never worded. */
    public Optional<byte[]> of(String messageId) {
        return messages.find(messageId).filter(Reminders::isReminder).map(this::reminder).map(format::write);
    }

    /** Whether there is such a document of it. */
    public static boolean isReminder(Message message) {
        return Purpose.isDemand(message.purpose()) && message.text() != null && message.owed() != null && !message.invoiceIds().isEmpty();
    }

    private Reminder reminder(Message message) {
        Creditor creditor = creditors.get(accounts.get(message.accountId()).creditorId());
        Instant at = message.handedOverAt() == null ? clock.instant() : message.handedOverAt();
        List<Message> demands = messages.ofCase(message.caseId()).stream()
                .filter(of -> of.id().equals(message.id()) || isReminder(of) && of.state() == Message.State.HANDED_OVER).toList();
        int sequence = demands.stream().map(Message::id).toList().indexOf(message.id()) + 1;
        return new Reminder(message.id(), LocalDate.ofInstant(at, creditor.zone()), sequence, message.purpose(), message.text().subject(),
                message.text().language(), cases.get(message.caseId()).number(), creditor, customers.get(message.customerId()), messages.itemsOf(message, at),
                message.owed());
    }
}
