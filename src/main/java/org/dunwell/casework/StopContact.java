package org.dunwell.casework;

import java.util.Set;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.News;
import org.dunwell.collection.NewsDesk;
import org.dunwell.collection.Refusal;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.trail.Trail;
import org.springframework.stereotype.Component;

/** Stops all contact with a customer, in every case of theirs, and hands these to a specialist. */
@Component
public class StopContact {

    private static final Set<String> REASONS = Set.of("insolvent", "deceased", "lawyer", "asked");

    private final Customers customers;
    private final CollectionCases cases;
    private final CustomerMarking marking;
    private final NewsDesk news;
    private final Trail trail;

    public StopContact(Customers customers, CollectionCases cases, CustomerMarking marking, NewsDesk news, Trail trail) {
        this.customers = customers;
        this.cases = cases;
        this.marking = marking;
        this.news = news;
        this.trail = trail;
    }

    /** @param reason insolvent, deceased, lawyer or asked */
    public void stop(String customerId, String reason) {
        if (!REASONS.contains(reason)) {
            throw new Refusal("Say why contact stops: insolvent, deceased, lawyer or asked.");
        }
        mark(customerId, reason);
        cases.ofCustomer(customerId).stream()
                .filter(CollectionCase::isRunning)
                .forEach(running -> news.post(running, News.Kind.CONTACT_STOPPED, null));
    }

    /** The customer may be contacted again; overdue accounts get a new case by the daily run. */
    public void lift(String customerId) {
        mark(customerId, null);
    }

    /** The specialist's answer: why contact stops, who speaks for the customer then, and the code with which the case closes. */
    public void settle(CollectionCase of, String reason, String closeCode, String representative, String note, String who) {
        if (representative != null) {
            marking.representedBy(of.customerId(), representative, who);
        }
        if (reason != null && !reason.equals(customers.get(of.customerId()).contactStop())) {
            mark(of.customerId(), reason);
        }
        cases.closesWith(of.id(), closeCode);
        trail.ofCase(of.number(), of.customerId(), "stopContactHandled", closeCode + (note == null ? "" : ": " + note));
    }

    private void mark(String customerId, String reason) {
        Customer known = customers.get(customerId);
        customers.save(new Customer(known.id(), known.name(), known.kind(), known.contactName(), known.address(), known.email(), known.phone(),
                known.language(), known.zone(), reason));
        trail.ofCustomer(customerId, reason == null ? "contactAllowed" : "contactStopped", reason, known.contactStop(), reason);
    }
}
