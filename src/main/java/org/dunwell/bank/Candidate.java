package org.dunwell.bank;

import java.util.List;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Share;

/**
 * What a movement may be: a payment for an account, the return of an earlier payment, or an earlier payment told again.
 *
 * @param value      names it among the candidates of its movement
 * @param invoices   the invoices that it names, in the order in which it pays them
 * @param shares     what of it is for which of them
 * @param earlier    the payment that it takes back when money went out, or else tells again; null when it is a payment of its own
 * @param confidence 0 to 100
 * @param bookedFrom from this confidence on it is booked by itself
 * @param why        what speaks for it and against it, in words
 */
public record Candidate(String value, Account account, List<Invoice> invoices, List<Share> shares, Earlier earlier, int confidence,
                        int bookedFrom, String why) {

    static final String PAYS = "a";
    static final String TAKES_BACK = "r";
    static final String SAME = "s";

    public boolean takesBack() {
        return earlier != null && value.startsWith(TAKES_BACK);
    }

    public boolean isSame() {
        return earlier != null && value.startsWith(SAME);
    }

    public boolean isCertain() {
        return confidence >= bookedFrom;
    }
}
