package org.dunwell.collection;

import java.time.Clock;
import org.dunwell.ledger.AccountWatch;
import org.springframework.stereotype.Component;

/** Takes in news for running cases, in the transaction in which it happens. An account without a running case has nobody to tell. */
@Component
public class NewsDesk implements AccountWatch {

    private final CollectionCases cases;
    private final NewsBook book;
    private final Journey journey;
    private final Clock clock;

    public NewsDesk(CollectionCases cases, NewsBook book, Journey journey, Clock clock) {
        this.cases = cases;
        this.book = book;
        this.journey = journey;
        this.clock = clock;
    }

    @Override
    public void accountMoved(long accountId) {
        once(accountId, News.Kind.ACCOUNT_MOVED);
    }

    @Override
    public void accountCharged(long accountId) {
        once(accountId, News.Kind.ACCOUNT_CHARGED);
    }

    private void once(long accountId, News.Kind kind) {
        cases.running(accountId)
                .filter(running -> !book.waits(running.id(), kind))
                .ifPresent(running -> post(running, kind, null));
    }

    public void post(CollectionCase running, News.Kind kind, Long ref) {
        journey.tell(running, book.add(running.id(), kind, ref, clock.instant()));
    }
}
