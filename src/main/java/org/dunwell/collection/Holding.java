package org.dunwell.collection;

import java.time.Clock;
import java.time.LocalDate;
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

    /** Ends a hold before its last day. */
    public void release(CollectionCase of, long hold) {
        accounts.lock(of.accountId());
        Pause pause = pauses.find(hold)
                .filter(found -> found.kind() == Pause.Kind.HOLD && found.accountId() == of.accountId())
                .orElseThrow(() -> new Refusal("Case " + of.number() + " has no hold " + hold + "."));
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
