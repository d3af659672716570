package org.dunwell.message;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.calendar.WorkingDays;
import org.dunwell.collection.Chaseable;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customer;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Invoice;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Words a message from what is so today. */
@Component
class Drafts {

    private final Texts texts;
    private final Creditors creditors;
    private final WorkingDays workingDays;
    private final ObjectProvider<Particulars> particulars;
    private final int daysToPay;

    Drafts(Texts texts, Creditors creditors, WorkingDays workingDays, ObjectProvider<Particulars> particulars,
           @Value("${dunwell.days-to-pay:10}") int daysToPay) {
        this.texts = texts;
        this.creditors = creditors;
        this.workingDays = workingDays;
        this.particulars = particulars;
        this.daysToPay = daysToPay;
    }

    Draft of(MessageOrder order, Account account, Customer customer, Chaseable chaseable, Channel channel, LocalDate day) {
        boolean chases = Purpose.chases(order.purpose());
        List<Invoice> invoices = chases ? chaseable.invoices() : List.of();
        Map<String, Object> values = new HashMap<>();
        if (chases) {
            values.put("payBy", workingDays.onOrAfter(day.plusDays(daysToPay), customer.address().country()));
        }
        concerned(order).forEach(feature -> values.putAll(feature.of(order)));
        MessageText text = texts.write(new TextOrder(order.purpose(), order.tone(), channel, customer, creditors.get(account.creditorId()),
                order.about().number(), day, invoices, chaseable.total(), values));
        return new Draft(channel, channel.recipient(customer), text, chases ? chaseable.total() : null, chases ? chaseable.named() : List.of());
    }

    boolean stillHolds(MessageOrder order) {
        return concerned(order).stream().allMatch(feature -> feature.stillHolds(order));
    }

    private List<Particulars> concerned(MessageOrder order) {
        return particulars.orderedStream().filter(feature -> feature.concerns(order.purpose())).toList();
    }
}
