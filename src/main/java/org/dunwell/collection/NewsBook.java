package org.dunwell.collection;

import java.time.Instant;
import java.util.Optional;

/** Where news waits until the case has been told. */
public interface NewsBook {

    long add(long caseId, News.Kind kind, Long ref, Instant happenedAt);

    Optional<News> untold(long newsId);

    /** Some news of this kind waits already. */
    boolean waits(long caseId, News.Kind kind);

    void told(long newsId, Instant at, String outcome);
}
