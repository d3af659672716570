package org.dunwell.placement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** All placements, open and ended. */
public interface Placements {

    /** @throws java.util.NoSuchElementException naming the id when there is none */
    Placement get(long placementId);

    Optional<Placement> find(long placementId);

    /** The placement of the called process with this business key. */
    Optional<Placement> of(String onceKey);

    /** Those not ended, of a case. */
    List<Placement> open(long caseId);

    /** Those an agency works on, of an account. */
    List<Placement> withAgency(long accountId);

    /** Newest first; {@code state} may be null for all. */
    List<Placement> search(Placement.State state, int offset, int limit);

    /** Oldest due date first. */
    List<PlacedInvoice> invoices(long placementId);

    /** @return the id; of the one there was when the key is known */
    long chosen(long caseId, long accountId, String agencyId, String onceKey);

    void placed(long placementId, LocalDate day, String processInstanceId, List<PlacedInvoice> invoices);

    /** The invoices that are still placed, with what is open on them now; others are no longer in it. */
    void keeps(long placementId, List<PlacedInvoice> invoices);

    void acknowledged(long placementId, String agencyReference);

    void ended(long placementId, Placement.State state, String outcome, Instant at);

    /** A placement letter of the case told the customer this agency's name. */
    void named(long caseId, String agencyId, Instant at);

    /** The agency that the newest placement letter of the case named, when that was at or after {@code since} (null: any time). */
    Optional<String> namedSince(long caseId, Instant since);
}
