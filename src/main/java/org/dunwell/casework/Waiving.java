package org.dunwell.casework;

import java.time.LocalDate;
import org.dunwell.arrangement.Authority;
import org.dunwell.arrangement.Limits;
import org.dunwell.collection.Chase;
import org.dunwell.collection.Refusal;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.HouseCurrency;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;
import org.dunwell.trail.Trail;
import org.springframework.stereotype.Component;

/** How much of a charge somebody may forgive, by the table settlement-authority. */
@Component
public class Waiving {

    private final Authority authority;
    private final Chase chase;
    private final HouseCurrency houseCurrency;
    private final Trail trail;

    Waiving(Authority authority, Chase chase, HouseCurrency houseCurrency, Trail trail) {
        this.authority = authority;
        this.chase = chase;
        this.houseCurrency = houseCurrency;
        this.trail = trail;
    }

    /** Notes the use of the authority. @throws Refusal when {@code who} may not forgive this much */
    public void allow(Account account, Invoice charge, Money amount, String who) {
        LocalDate today = chase.today(account);
        Limits limits = authority.of(who, chase.of(account), today);
        if (limits.mostWaived() != null && houseCurrency.worth(amount, today).compareTo(limits.mostWaived()) > 0) {
            throw new Refusal("Waiving " + amount + " exceeds your authority of " + limits.mostWaived().stripTrailingZeros().toPlainString()
                    + " in the house currency; ask a credit manager.");
        }
        trail.ofAccount(account.id(), account.customerId(), "authorityUsed", limits.role() + ": " + amount + " of " + charge.number() + " waived");
    }
}
