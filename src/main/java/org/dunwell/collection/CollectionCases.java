package org.dunwell.collection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.dunwell.ledger.Account;

/** All collection cases, running and ended. */
public interface CollectionCases {

    /** @throws java.util.NoSuchElementException naming the number when there is none */
    CollectionCase get(String number);

    CollectionCase get(long caseId);

    Optional<CollectionCase> find(String number);

    /** Those of them that there are. */
    List<CollectionCase> findAll(Collection<String> numbers);

    Optional<CollectionCase> running(long accountId);

    /** The newest case of the account, running or ended. */
    Optional<CollectionCase> latest(long accountId);

    List<CollectionCase> ofCustomer(String customerId);

    /** Newest first; every filter may be null. */
    List<CollectionCase> search(String customerId, Boolean running, int offset, int limit);

    /** A new running case with the next number of the year; the account must have none that runs. */
    CollectionCase open(Account account, Instant now, int year);

    void started(long caseId, String processInstanceId);

    void treated(long caseId, Treatment treatment);

    void chases(long caseId, Long invoiceId);

    void collectorIs(long caseId, String userId);

    void paused(long caseId, Instant since);

    void lettersCountFrom(long caseId, Instant moment);

    /** Where it stands, so that it can go on there if it is reopened. */
    void stoodAt(long caseId, String activity);

    /** The code with which it will close. */
    void closesWith(long caseId, String closeCode);

    /** The end event it reached; a close code chosen before stays, else the ending is the code. */
    void ended(long caseId, Instant at, String ending);

    /** An ended case runs again, in a new process instance. */
    void reopened(long caseId);

    Optional<String> lastActivity(long caseId);

    /** The next number for a process that the case calls: 1, 2, … */
    int nextCalledProcess(long caseId);

    /** Notes since when these invoices are in house; those already noted keep their day. */
    void takeIn(long caseId, Collection<Long> invoiceIds, LocalDate today);

    /** The day an invoice came in house in this case. */
    Optional<LocalDate> inHouseSince(long caseId, long invoiceId);
}
