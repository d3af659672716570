package org.dunwell.casework;

import java.time.Clock;
import org.dunwell.collection.Chase;
import org.dunwell.collection.Chaseable;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.Refusal;
import org.dunwell.contact.ContactLog;
import org.dunwell.contact.ContactNote;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.customer.Customers;
import org.dunwell.trail.Trail;
import org.springframework.stereotype.Component;

/** Records the research before a visit, and the visit. */
@Component
public class VisitRecord {

    private static final String VISIT = "visit";

    private final Visits visits;
    private final ContactLog contacts;
    private final ContactPolicy policy;
    private final Customers customers;
    private final Chase chase;
    private final Trail trail;
    private final Clock clock;

    public VisitRecord(Visits visits, ContactLog contacts, ContactPolicy policy, Customers customers, Chase chase, Trail trail, Clock clock) {
        this.visits = visits;
        this.contacts = contacts;
        this.policy = policy;
        this.customers = customers;
        this.chase = chase;
        this.trail = trail;
        this.clock = clock;
    }

    public void researched(CollectionCase of, boolean worthwhile, String findings, String contactPerson, String roomForNegotiation) {
        visits.researched(of.id(), worthwhile, findings, contactPerson, roomForNegotiation, clock.instant());
        trail.ofCase(of.number(), of.customerId(), worthwhile ? "visitPlanned" : "visitCalledOff", findings);
    }

    /** @param result agreed, met, refused or notMet */
    public void visited(CollectionCase of, String result, String reason, String note, String answers, String step, String onceKey, String who) {
        Chaseable chaseable = chase.of(of.accountId());
        if (chaseable.isPaused()) {
            throw new Refusal("Nobody may visit this customer at the moment: " + chaseable.pauses().get(0).reason() + ".");
        }
        policy.never(customers.get(of.customerId()), VISIT).ifPresent(never -> policy.excuse(never, of, VISIT, null, who, false));
        visits.visited(of.id(), result, note, clock.instant());
        contacts.note(new ContactNote(of.id(), of.customerId(), clock.instant(), "outbound", VISIT, who, step, result, reason,
                "agreed".equals(result), note, answers, onceKey));
        trail.ofCase(of.number(), of.customerId(), "visited", result);
    }
}
