package org.dunwell.casework;

import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.News;
import org.dunwell.collection.NewsDesk;
import org.dunwell.collection.Refusal;
import org.dunwell.trail.Trail;
import org.springframework.stereotype.Component;

/** The creditor takes a case back: it ends wherever it stands, and what is owed stays owed. */
@Component
public class Withdrawal {

    private final NewsDesk news;
    private final Trail trail;

    public Withdrawal(NewsDesk news, Trail trail) {
        this.news = news;
        this.trail = trail;
    }

    /** @throws Refusal when the case has ended */
    public void withdraw(CollectionCase of, String why) {
        if (!of.isRunning()) {
            throw new Refusal("Case " + of.number() + " has ended: " + of.ending() + ".");
        }
        trail.ofCase(of.number(), of.customerId(), "caseWithdrawn", why);
        news.post(of, News.Kind.CASE_WITHDRAWN, null);
    }
}
