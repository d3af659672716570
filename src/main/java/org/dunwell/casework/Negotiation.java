package org.dunwell.casework;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import org.dunwell.arrangement.Arrange;
import org.dunwell.arrangement.Arrangement;
import org.dunwell.arrangement.Terms;
import org.dunwell.collection.Chase;
import org.dunwell.collection.Chaseable;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.Refusal;
import org.dunwell.contact.ContactLog;
import org.dunwell.contact.ContactNote;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.contact.Permission;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Money;
import org.dunwell.trail.Trail;
import org.springframework.stereotype.Component;

/** Records what a negotiation brought. */
@Component
public class Negotiation {

    private static final String PHONE = "phone";
    private static final int MOST_INSTALMENTS = 60;

    private final Accounts accounts;
    private final Chase chase;
    private final Arrange arrange;
    private final ContactLog contacts;
    private final ContactPolicy policy;
    private final Customers customers;
    private final Trail trail;
    private final Clock clock;

    public Negotiation(Accounts accounts, Chase chase, Arrange arrange, ContactLog contacts, ContactPolicy policy, Customers customers, Trail trail, Clock clock) {
        this.accounts = accounts;
        this.chase = chase;
        this.arrange = arrange;
        this.contacts = contacts;
        this.policy = policy;
        this.customers = customers;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * @param agreement    promise, plan, settlement or none
     * @param amount       what is to be paid; null for all that is owed
     * @param instalments  of a plan; null for one
     * @param interval     monthly or weekly
     */
    public record Result(String agreement, String reason, BigDecimal amount, Integer instalments, LocalDate firstDueOn, String interval,
                         String note, String answers, String step, String onceKey) {
    }

    /** @return what was agreed, or null. @throws Refusal when something is missing or makes no sense */
    public Arrangement record(CollectionCase of, Result result, String who) {
        Chaseable chaseable = chase.of(accounts.lock(of.accountId()));
        if (result.agreement() == null) {
            throw new Refusal("Choose what was agreed, or 'no agreement'.");
        }
        boolean agreed = !result.agreement().equals("none");
        Permission permission = permission(of);
        if (permission.isNever()) {
            policy.excuse(permission, of, PHONE, null, who, false);
        }
        contacts.note(new ContactNote(of.id(), of.customerId(), clock.instant(), wasAskedFor(of) ? "inbound" : "outbound", PHONE, who, result.step(), result.agreement(),
                result.reason(), agreed, result.note(), result.answers(), result.onceKey()).under(wasAskedFor(of) ? null : permission.rule()));
        trail.ofCase(of.number(), of.customerId(), "negotiated", result.agreement());
        return agreed ? arrange.propose(of, terms(result, chaseable.total()), who) : null;
    }

    /** Whether the customer may be called to negotiate; who asked for it is called whatever the caps say, though not at night. */
    public Permission permission(CollectionCase of) {
        return policy.outbound(customers.get(of.customerId()), of, PHONE, !wasAskedFor(of));
    }

    private boolean wasAskedFor(CollectionCase of) {
        return contacts.ofCase(of.id()).stream().filter(contact -> contact.channel().equals(PHONE)).reduce((earlier, later) -> later)
                .filter(last -> "wantsToNegotiate".equals(last.result())).isPresent();
    }

    private static Terms terms(Result result, Money owed) {
        if (result.firstDueOn() == null) {
            throw new Refusal("Say on which day the first payment is due.");
        }
        Money amount = result.amount() == null ? owed : Money.rounded(result.amount(), owed.currency());
        if (!amount.isPositive()) {
            throw new Refusal("Agree on an amount above nothing.");
        }
        int count = result.agreement().equals("plan") ? instalments(result) : 1;
        Money forgiven = Money.zero(owed.currency());
        if (result.agreement().equals("settlement")) {
            if (amount.compareTo(owed) >= 0) {
                throw new Refusal("A settlement is about less than the " + owed + " owed; for all of it choose a promise or a plan.");
            }
            forgiven = owed.minus(amount);
        }
        Period distance = "weekly".equals(result.interval()) ? Period.ofWeeks(1) : Period.ofMonths(1);
        return Terms.plan(amount, forgiven, count, result.firstDueOn(), distance, result.note());
    }

    private static int instalments(Result result) {
        int count = result.instalments() == null ? 0 : result.instalments();
        if (count < 2 || count > MOST_INSTALMENTS) {
            throw new Refusal("A plan has 2 to " + MOST_INSTALMENTS + " instalments.");
        }
        return count;
    }
}
