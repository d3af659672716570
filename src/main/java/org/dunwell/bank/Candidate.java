package org.dunwell.bank;

import java.util.List;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Share;

/**
 * What a movement may be: a payment for an account, or the return of an earlier payment.
 *
 * @param value      names it among the candidates of its movement
 * @param invoices   the invoices that it names, in the order in which it pays them
 * @param shares     what of it is for which of them
 * @param takesBack  the earlier payment, or null when it is none that is taken back
 * @param confidence 0 to 100
 * @param bookedFrom from this confidence on it is booked by itself
 * @param why        what speaks for it and against it, in words
 */
public record Candidate(String value, Account account, List<Invoice> invoices, List<Share> shares, Receipt takesBack, int confidence,
                        int bookedFrom, String why) {

    public boolean isCertain() {
        return confidence >= bookedFrom;
    }
}
