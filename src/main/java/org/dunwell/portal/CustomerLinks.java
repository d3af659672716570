package org.dunwell.portal;

import java.util.Optional;

/** The secret word that opens the page of one account, the same for as long as nobody takes it back. */
public interface CustomerLinks {

    /** Made when there is none. */
    String tokenOf(long accountId);

    /** A message has borne it. */
    boolean isGiven(long accountId);

    Optional<Long> accountOf(String token);

    /** Every link to the account that was ever sent stops working; the next message bears a new one. */
    void takeBack(long accountId);
}
