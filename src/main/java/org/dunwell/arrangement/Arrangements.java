package org.dunwell.arrangement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dunwell.ledger.Money;

/** All promises and plans. */
public interface Arrangements {

    Arrangement get(long arrangementId);

    /** Proposed or open, newest first. */
    List<Arrangement> ongoing(long caseId);

    List<Arrangement> ofCase(long caseId);

    long add(long caseId, long accountId, Terms terms, LocalDate madeOn, Instant madeAt, String madeBy, boolean approvalNeeded, Rules rules,
             Money paidBefore);

    /** New terms for what is left. */
    void change(long arrangementId, Terms terms, Money paidBefore, Change change);

    /** In the order in which they were made. */
    List<Change> changes(long arrangementId);

    void reminded(long arrangementId, int reminders);

    void accepted(long arrangementId, Instant at);

    void reinstates(long arrangementId, long broken);

    void counter(long arrangementId, CounterOffer offer);

    void approved(long arrangementId, String by);

    void runsIn(long arrangementId, String processInstanceId);

    void state(long arrangementId, Arrangement.State state, Instant endedAt);

    /** Broken and part-kept ones of the case that were not put back in force. */
    int broken(long caseId);

    /** Broken and part-kept ones of all cases of the customer. */
    int brokenBy(String customerId);

    default Optional<Arrangement> newestOngoing(long caseId) {
        return ongoing(caseId).stream().findFirst();
    }
}
