package org.dunwell.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.Refusal;
import org.dunwell.contact.ContactLog;
import org.dunwell.contact.ContactNote;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.contact.Permission;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Accounts;
import org.dunwell.staff.Groups;
import org.dunwell.staff.Staff;
import org.dunwell.trail.Trail;
import org.springframework.stereotype.Component;

/** A call, letter or talk that came about outside any task, noted by whoever had it. What we began counts against the caps like every other. */
@Component
public class ContactByHand {

    public static final Set<String> CHANNELS = new TreeSet<>(Set.of("email", "letter", "phone", "sms", "visit", "inPerson"));
    public static final Set<String> RESULTS = new TreeSet<>(Set.of(ContactPolicy.TALKED, "received", "messageLeft", "noContact", "wrongParty"));

    private static final Duration OLDEST = Duration.ofDays(90);
    private static final int LONGEST = 4000;

    private final ContactLog contacts;
    private final ContactPolicy policy;
    private final CustomerMarking marking;
    private final Customers customers;
    private final Accounts accounts;
    private final Staff staff;
    private final Trail trail;
    private final Clock clock;

    public ContactByHand(ContactLog contacts, ContactPolicy policy, CustomerMarking marking, Customers customers, Accounts accounts, Staff staff, Trail trail,
                         Clock clock) {
        this.contacts = contacts;
        this.policy = policy;
        this.marking = marking;
        this.customers = customers;
        this.accounts = accounts;
        this.staff = staff;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * @param byCustomer the customer began it, or had asked for it
     * @param at         null for now
     * @param despite    why a supervisor had it made although the contact policy forbade it, or null
     */
    public record Contact(String channel, boolean byCustomer, String result, Instant at, String note, String despite) {
    }

    /** @throws Refusal when something is missing, or it was forbidden; nothing is noted then */
    public void note(CollectionCase of, Contact contact, String who) {
        accounts.lock(of.accountId());
        Instant now = clock.instant();
        Instant at = contact.at() == null ? now : contact.at();
        if (!CHANNELS.contains(String.valueOf(contact.channel())) || !RESULTS.contains(String.valueOf(contact.result()))) {
            throw new Refusal("Say by which channel (" + String.join(", ", CHANNELS) + ") and with which result (" + String.join(", ", RESULTS) + ").");
        }
        if (at.isAfter(now) || at.isBefore(now.minus(OLDEST))) {
            throw new Refusal("It was not in the future, and not more than " + OLDEST.toDays() + " days ago.");
        }
        if (contact.note() == null || contact.note().isBlank() || contact.note().length() > LONGEST) {
            throw new Refusal("Say in 1 to " + LONGEST + " characters what was said.");
        }
        Permission permission = contact.byCustomer() ? null : policy.outbound(customers.get(of.customerId()), of, contact.channel(), true);
        boolean atNight = permission != null && contact.at() != null && permission.cause() == Permission.Cause.HOURS;
        String despite = permission == null || atNight ? null
                : policy.excuse(permission, of, contact.channel(), contact.despite(), who, staff.groupsOf(who).contains(Groups.SUPERVISORS));
        contacts.note(new ContactNote(of.id(), of.customerId(), at, contact.byCustomer() ? "inbound" : "outbound", contact.channel(), who, null, contact.result(),
                null, null, contact.note().strip(), null, null).under(permission == null ? null : permission.rule()));
        trail.ofCase(of.number(), of.customerId(), "contactNoted", contact.channel() + ", " + contact.result() + (despite == null ? "" : "; " + despite));
        if (contact.result().equals("wrongParty")) {
            marking.wrongParty(of, contact.channel(), who);
        }
    }
}
