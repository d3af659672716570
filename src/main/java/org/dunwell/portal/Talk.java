package org.dunwell.portal;

import java.time.LocalDate;
import java.util.List;
import org.dunwell.arrangement.Arrangement;
import org.dunwell.arrangement.Terms;
import org.dunwell.dispute.Dispute;
import org.dunwell.ledger.Money;
import org.dunwell.trail.Actor;

/**
 * What a customer can say and ask for on the page, and what of it is under way.
 *
 * @param key         names the forms of this page: sent twice they count once
 * @param due         what may be promised today; nothing when all of it is promised, disputed or held
 * @param asksWhy     nobody has heard yet why the bill is unpaid
 * @param reasons     those to choose from
 * @param arrangement the promise or plan under way, or null
 * @param disputes    still open
 * @param callAsked   we are to call, and have not yet
 */
public record Talk(String key, LocalDate today, Money due, boolean asksWhy, List<Reason> reasons, Arrangement arrangement, List<Dispute> disputes,
                   boolean callAsked) {

    /** Agreed with one of us, and not accepted yet by the customer. */
    public boolean isToAccept() {
        return arrangement != null && arrangement.terms().kind() == Terms.Kind.PLAN && !arrangement.isWaitingForApproval() && arrangement.acceptedAt() == null
                && !arrangement.madeBy().equals(Actor.CUSTOMER);
    }

    /** A row of the table reasons. @param label in the customer's language @param isDispute it stops the collecting and goes to the owner of the cause */
    public record Reason(String code, String label, boolean isDispute) {
    }
}
