package org.dunwell.trail;

import java.time.Clock;
import org.springframework.stereotype.Component;

/** Writes the trail in the name of whoever acts, in the transaction of what it tells of. */
@Component
public class Trail {

    private final TrailBook book;
    private final Actor actor;
    private final Clock clock;

    public Trail(TrailBook book, Actor actor, Clock clock) {
        this.book = book;
        this.actor = actor;
        this.clock = clock;
    }

    public void ofCase(String caseNumber, String customerId, String what, String why) {
        book.append(new TrailEntry(clock.instant(), actor.name(), what, why, caseNumber, customerId, null, null, null));
    }

    public void ofCase(String caseNumber, String customerId, String what, String why, String before, String after) {
        book.append(new TrailEntry(clock.instant(), actor.name(), what, why, caseNumber, customerId, null, before, after));
    }

    public void ofAccount(long accountId, String customerId, String what, String why) {
        book.append(new TrailEntry(clock.instant(), actor.name(), what, why, null, customerId, accountId, null, null));
    }

    public void ofCustomer(String customerId, String what, String why, String before, String after) {
        book.append(new TrailEntry(clock.instant(), actor.name(), what, why, null, customerId, null, before, after));
    }
}
