package org.dunwell.casework;

import java.util.Map;
import org.dunwell.calendar.WorkingDays;
import org.dunwell.collection.Chase;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Accounts;
import org.dunwell.message.MessageOrder;
import org.dunwell.message.Particulars;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** From which day on the customer must expect a visit. */
@Component
class VisitAnnouncement implements Particulars {

    private final Accounts accounts;
    private final Customers customers;
    private final Chase chase;
    private final WorkingDays workingDays;
    private final int notice;

    VisitAnnouncement(Accounts accounts, Customers customers, Chase chase, WorkingDays workingDays,
                      @Value("${dunwell.visit.notice-working-days:5}") int notice) {
        this.accounts = accounts;
        this.customers = customers;
        this.chase = chase;
        this.workingDays = workingDays;
        this.notice = notice;
    }

    @Override
    public boolean concerns(String purpose) {
        return purpose.equals("visitAnnouncement");
    }

    @Override
    public Map<String, Object> of(MessageOrder order) {
        String country = customers.get(order.about().customerId()).address().country();
        return Map.of("visitDay", workingDays.after(chase.today(accounts.get(order.about().accountId())), notice, country));
    }
}
