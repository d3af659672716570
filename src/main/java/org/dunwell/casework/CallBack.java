package org.dunwell.casework;

import java.time.Clock;
import org.dunwell.arrangement.Arrangement;
import org.dunwell.collection.Chase;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.News;
import org.dunwell.collection.NewsDesk;
import org.dunwell.contact.ContactLog;
import org.dunwell.contact.ContactNote;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.trail.Trail;
import org.springframework.stereotype.Component;

/** A call that the customer asked for, made beside the journey: no rule counts it, and the case stays where it stands. */
@Component
public class CallBack {

    /** What the contact log calls the wish. */
    public static final String ASKED = "callBackAsked";

    private final Accounts accounts;
    private final Chase chase;
    private final ContactLog contacts;
    private final SaidInCall said;
    private final NewsDesk news;
    private final Trail trail;
    private final Clock clock;

    CallBack(Accounts accounts, Chase chase, ContactLog contacts, SaidInCall said, NewsDesk news, Trail trail, Clock clock) {
        this.accounts = accounts;
        this.chase = chase;
        this.contacts = contacts;
        this.said = said;
        this.news = news;
        this.trail = trail;
        this.clock = clock;
    }

    /** The customer wants to be called; asked again meanwhile it stays one task. */
    public void ask(CollectionCase of) {
        trail.ofCase(of.number(), of.customerId(), ASKED, null);
        news.post(of, News.Kind.CALL_BACK_ASKED, null);
    }

    /** @throws org.dunwell.collection.Refusal when something is missing or makes no sense; nothing is recorded then */
    public void record(CollectionCase of, Call call, String who) {
        Account account = accounts.lock(of.accountId());
        said.check(call);
        contacts.note(new ContactNote(of.id(), of.customerId(), clock.instant(), "inbound", "phone", who, call.step(), call.result(), call.reason(),
                said.isReached(call) && !call.result().equals("noHeadway"), call.note(), call.answers(), call.onceKey()));
        trail.ofCase(of.number(), of.customerId(), "calledBack", call.result() + (call.reason() == null ? "" : ", " + call.reason()));
        Arrangement agreed = said.doWhatWasSaid(of, account, chase.of(account), call, who);
        if (agreed != null) {
            news.post(of, News.Kind.PROMISE_MADE, agreed.id());
        }
    }
}
