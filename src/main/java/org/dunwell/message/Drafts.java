package org.dunwell.message;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dunwell.calendar.WorkingDays;
import org.dunwell.collection.Chaseable;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customer;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;
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
    private final ObjectProvider<MessageCharges> charges;
    private final int daysToPay;

    Drafts(Texts texts, Creditors creditors, WorkingDays workingDays, ObjectProvider<Particulars> particulars,
           ObjectProvider<MessageCharges> charges, @Value("${dunwell.days-to-pay:10}") int daysToPay) {
        this.texts = texts;
        this.creditors = creditors;
        this.workingDays = workingDays;
        this.particulars = particulars;
        this.charges = charges;
        this.daysToPay = daysToPay;
    }

    /** @param added what it adds to what is owed, as of that day */
    Draft of(MessageOrder order, Account account, Customer customer, Chaseable chaseable, List<Invoice> added, Channel channel, LocalDate day) {
        boolean chases = Purpose.chases(order.purpose());
        List<Invoice> invoices = chases ? with(added, chaseable.invoices()) : List.of();
        Money total = asked(chaseable, added);
        Map<String, Object> values = new HashMap<>();
        if (chases) {
            values.put("payBy", workingDays.onOrAfter(day.plusDays(daysToPay), customer.address().country()));
        }
        concerned(order).forEach(feature -> values.putAll(feature.of(order)));
        MessageText text = texts.write(new TextOrder(order.purpose(), order.tone(), channel, customer, creditors.get(account.creditorId()),
                order.about().number(), day, invoices, total, values));
        return new Draft(channel, channel.recipient(customer), text, chases ? total : null, chases ? chaseable.named() : List.of());
    }

    /** What the message adds to what is owed, as of that day; charges that are not booked yet. */
    List<Invoice> added(MessageOrder order, Account account, Customer customer, Chaseable chaseable, LocalDate day) {
        return !Purpose.chases(order.purpose()) ? List.of()
                : charges.orderedStream().flatMap(feature -> feature.toAdd(order, account, customer, chaseable, day).stream()).toList();
    }

    void book(MessageOrder order, Account account, Customer customer, Chaseable chaseable, Message handedOver, List<Invoice> added, LocalDate day) {
        charges.orderedStream().forEach(feature -> feature.book(order, account, customer, chaseable, handedOver.id(), added, day));
    }

    /** What a message about this asks for. */
    static Money asked(Chaseable chaseable, List<Invoice> added) {
        return added.stream().map(Invoice::open).reduce(chaseable.total(), Money::plus);
    }

    private static List<Invoice> with(List<Invoice> added, List<Invoice> open) {
        return Stream.concat(open.stream(), added.stream()).sorted(Comparator.comparing(Invoice::dueOn).thenComparing(Invoice::belongsTo)
                .thenComparing(Invoice::isCharge)).toList();
    }

    boolean stillHolds(MessageOrder order) {
        return concerned(order).stream().allMatch(feature -> feature.stillHolds(order));
    }

    private List<Particulars> concerned(MessageOrder order) {
        return particulars.orderedStream().filter(feature -> feature.concerns(order.purpose())).toList();
    }
}
