package org.dunwell.casework;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dunwell.collection.Chase;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.contact.ContactLog;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Accounts;
import org.dunwell.staff.ChooseColleague;
import org.dunwell.staff.Colleague;
import org.dunwell.staff.Staff;
import org.dunwell.trail.Trail;
import org.springframework.stereotype.Component;

/** Gives a case to another collector, never to one who tried. */
@Component
public class Reassignment {

    private final CollectionCases cases;
    private final Accounts accounts;
    private final Customers customers;
    private final ContactLog contacts;
    private final ChooseColleague colleagues;
    private final Staff staff;
    private final Chase chase;
    private final Trail trail;

    public Reassignment(CollectionCases cases, Accounts accounts, Customers customers, ContactLog contacts, ChooseColleague colleagues,
                        Staff staff, Chase chase, Trail trail) {
        this.cases = cases;
        this.accounts = accounts;
        this.customers = customers;
        this.contacts = contacts;
        this.colleagues = colleagues;
        this.staff = staff;
        this.chase = chase;
        this.trail = trail;
    }

    /** Nobody left leaves the next call to whoever of the group has not tried. */
    public void toDifferentStaff(CollectionCase of) {
        Set<String> tried = contacts.triedBy(of.id());
        Optional<Colleague> next = next(of, tried);
        cases.collectorIs(of.id(), next.map(Colleague::userId).orElse(null));
        trail.ofCase(of.number(), of.customerId(), "reassigned",
                "from " + String.join(", ", tried) + " to " + next.map(Colleague::userId).orElse("the group"));
    }

    /** Whoever called without headway may not take the case again, except as a supervisor, or when nobody else is left. */
    public boolean mayCall(CollectionCase of, String userId) {
        Set<String> tried = contacts.triedBy(of.id());
        return userId.equals(of.collector()) || !tried.contains(userId) || staff.groupsOf(userId).contains("supervisors")
                || next(of, tried).isEmpty();
    }

    private Optional<Colleague> next(CollectionCase of, Set<String> tried) {
        Customer customer = customers.get(of.customerId());
        Set<String> needs = Set.of(of.treatment() == null ? "" : of.treatment().name(), customer.kind().name().toLowerCase(Locale.ROOT));
        return colleagues.other(tried, customer.language().getLanguage(), needs, chase.today(accounts.get(of.accountId())));
    }
}
