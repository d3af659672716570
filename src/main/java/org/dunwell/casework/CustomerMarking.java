package org.dunwell.casework;

import java.time.Clock;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.News;
import org.dunwell.collection.NewsDesk;
import org.dunwell.collection.Refusal;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.contact.CustomerMarks;
import org.dunwell.contact.Mark;
import org.dunwell.customer.Customers;
import org.dunwell.trail.Trail;
import org.springframework.stereotype.Component;

/** Notes what has to be minded with a customer: vulnerable, a number that is somebody else's, a lawyer who speaks for them. */
@Component
public class CustomerMarking {

    private static final int LONGEST = 400;

    private final CustomerMarks marks;
    private final Customers customers;
    private final ContactPolicy policy;
    private final NewsDesk news;
    private final Trail trail;
    private final Clock clock;

    public CustomerMarking(CustomerMarks marks, Customers customers, ContactPolicy policy, NewsDesk news, Trail trail, Clock clock) {
        this.marks = marks;
        this.customers = customers;
        this.policy = policy;
        this.news = news;
        this.trail = trail;
        this.clock = clock;
    }

    /** From now on only supervisors and specialists call, gently; nobody visits, and an agency needs a supervisor's decision. */
    public void vulnerable(String customerId, String why, String who) {
        mark(customerId, Mark.Kind.VULNERABLE, "customerVulnerable", why, who);
    }

    /** The number or address by which the channel reaches the customer is not used any more, and somebody completes the contact data. */
    public void wrongParty(CollectionCase of, String channel, String who) {
        String address = ContactPolicy.address(customers.get(of.customerId()), channel);
        if (address == null) {
            throw new Refusal("There is nothing by which the customer could be reached by " + channel + "; it cannot be a wrong one.");
        }
        if (mark(of.customerId(), Mark.Kind.WRONG_PARTY, "wrongParty", address, who) && of.isRunning()) {
            news.post(of, News.Kind.ADDRESS_MISSING, null);
        }
    }

    /** @param contact name, and how to reach whoever speaks for the customer */
    public void representedBy(String customerId, String contact, String who) {
        marks.remove(customerId, Mark.Kind.REPRESENTATIVE);
        mark(customerId, Mark.Kind.REPRESENTATIVE, "representativeNoted", contact, who);
    }

    /** A supervisor has decided that an agency may have this case, although the customer is vulnerable. */
    public void agencyAgreed(CollectionCase of, String who) {
        marks.add(new Mark(of.customerId(), Mark.Kind.AGENCY_AGREED, of.number(), clock.instant(), who));
    }

    /** @throws Refusal when there was no such mark */
    public void lift(String customerId, Mark.Kind kind) {
        if (!marks.remove(customerId, kind)) {
            throw new Refusal("Nothing of the kind is noted with customer " + customerId + ".");
        }
        trail.ofCustomer(customerId, "markLifted", kind.name(), kind.name(), null);
        policy.changed(customerId);
    }

    private boolean mark(String customerId, Mark.Kind kind, String what, String detail, String who) {
        if (detail == null || detail.isBlank() || detail.length() > LONGEST) {
            throw new Refusal("Say it in 1 to " + LONGEST + " characters.");
        }
        boolean added = marks.add(new Mark(customerId, kind, detail.strip(), clock.instant(), who));
        if (added) {
            trail.ofCustomer(customerId, what, detail.strip(), null, kind.name());
            policy.changed(customerId);
        }
        return added;
    }
}
