package org.dunwell.collection;

import java.time.Instant;
import java.util.Optional;

/** Where news waits until the case has been told. */
public interface NewsBook {

    long add(long caseId, News.Kind kind, Long ref, Instant happenedAt);

    Optional<News> untold(long newsId);

    /** The oldest that the case has still to be told: inside the transaction that tells it, the one it is being told. */
    Optional<News.Kind> beingTold(long caseId);

    /** Some news of this kind waits already. */
    boolean waits(long caseId, News.Kind kind);

    void told(long newsId, Instant at, String outcome);
}
