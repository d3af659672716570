package org.dunwell.collection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.AccountWatch;
import org.dunwell.ledger.Accounts;
import org.dunwell.trail.Actor;
import org.dunwell.trail.Trail;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts accounts and invoices on hold, and releases them. */
@Component
public class Holding {

    private final CollectionCases cases;
    private final Accounts accounts;
    private final Pauses pauses;
    private final Chase chase;
    private final NewsDesk news;
    private final ObjectProvider<AccountWatch> watches;
    private final Trail trail;
    private final Actor actor;
    private final Clock clock;

    public Holding(CollectionCases cases, Accounts accounts, Pauses pauses, Chase chase, NewsDesk news, ObjectProvider<AccountWatch> watches, Trail trail, Actor actor, Clock clock) {
        this.cases = cases;
        this.accounts = accounts;
        this.pauses = pauses;
        this.chase = chase;
        this.news = news;
        this.watches = watches;
        this.trail = trail;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * @param invoiceNumber null or blank for the whole account
     * @param beginsOn      null for today; may lie in the past
     * @param endsOn        the last day of the hold
     * @return the hold's number, by which it is released
     */
    public long put(CollectionCase of, String invoiceNumber, String reason, LocalDate beginsOn, LocalDate endsOn) {
        Account account = accounts.lock(of.accountId());
        LocalDate today = chase.today(account);
        LocalDate begins = beginsOn == null ? today : beginsOn;
        if (reason == null || reason.isBlank()) {
            throw new Refusal("Give the reason of the hold.");
        }
        if (endsOn == null || endsOn.isBefore(today) || endsOn.isBefore(begins)) {
            throw new Refusal("A hold ends on a day that is not past and not before it begins; give 'endsOn' as yyyy-mm-dd.");
        }
        Long invoiceId = invoiceNumber == null || invoiceNumber.isBlank() ? null : accounts.openInvoices(account.id()).stream()
                .filter(invoice -> invoice.number().equals(invoiceNumber))
                .findFirst()
                .orElseThrow(() -> new Refusal("The account has no open invoice " + invoiceNumber + "."))
                .id();
        long hold = pauses.put(account.id(), invoiceId, Pause.Kind.HOLD, reason, null, begins, endsOn, actor.name());
        trail.ofCase(of.number(), of.customerId(), "holdPut", reason + ", until " + endsOn + (invoiceId == null ? "" : ", invoice " + invoiceNumber));
        if (of.isRunning()) {
            news.post(of, News.Kind.HOLD_PUT, hold);
        }
        if (begins.isBefore(today)) {
            watches.forEach(watch -> watch.accountHeld(account.id()));
        }
        return hold;
    }

    /** Holds every running case of the customer, whatever the account. @return the hold of this case */
    public long putOnCustomer(CollectionCase of, String reason, LocalDate beginsOn, LocalDate endsOn) {
        cases.ofCustomer(of.customerId()).stream().filter(other -> other.isRunning() && other.id() != of.id()).sorted(Comparator.comparing(CollectionCase::accountId))
                .forEach(other -> put(other, null, reason, beginsOn, endsOn));
        return put(of, null, reason, beginsOn, endsOn);
    }

    /** Gives a hold another last day. */
    public void extend(CollectionCase of, long hold, LocalDate endsOn) {
        Account account = accounts.lock(of.accountId());
        Pause pause = find(of, hold);
        if (endsOn == null || endsOn.isBefore(chase.today(account)) || endsOn.isBefore(pause.beginsOn())) {
            throw new Refusal("A hold ends on a day that is not past and not before it begins.");
        }
        if (!pauses.endsOn(pause.id(), endsOn)) {
            throw new Refusal("Hold " + hold + " was released before.");
        }
        trail.ofCase(of.number(), of.customerId(), "holdExtended", pause.reason(), String.valueOf(pause.endsOn()), endsOn.toString());
        if (of.isRunning()) {
            news.post(of, News.Kind.HOLD_EXTENDED, hold);
        }
    }

    private Pause find(CollectionCase of, long hold) {
        return pauses.find(hold).filter(found -> found.kind() == Pause.Kind.HOLD && found.accountId() == of.accountId())
                .orElseThrow(() -> new Refusal("Case " + of.number() + " has no hold " + hold + "."));
    }

    /** From today for so many days more; nothing when nothing may be chased anyway. */
    public void putFor(CollectionCase of, int days, String reason) {
        Account account = accounts.lock(of.accountId());
        if (!chase.of(account).isNothing()) {
            put(of, null, reason, null, chase.today(account).plusDays(days));
        }
    }

    /** Ends a hold before its last day. */
    public void release(CollectionCase of, long hold) {
        accounts.lock(of.accountId());
        Pause pause = find(of, hold);
        if (!pauses.end(pause.id(), clock.instant())) {
            throw new Refusal("Hold " + hold + " was released before.");
        }
        trail.ofCase(of.number(), of.customerId(), "holdReleased", pause.reason());
        if (of.isRunning()) {
            news.post(of, News.Kind.HOLD_RELEASED, hold);
        }
    }

    /** Its last day is over. */
    public void ranOut(CollectionCase of, long hold) {
        accounts.lock(of.accountId());
        if (pauses.end(hold, clock.instant())) {
            trail.ofCase(of.number(), of.customerId(), "holdEnded", null);
        }
    }
}
