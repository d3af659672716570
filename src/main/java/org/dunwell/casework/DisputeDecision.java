package org.dunwell.casework;

import java.math.BigDecimal;
import org.dunwell.dispute.Dispute;
import org.dunwell.dispute.Disputes;
import org.dunwell.dispute.Disputing;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Money;
import org.springframework.stereotype.Component;

/** The owner of a cause decides a dispute on a form, where amounts have no currency: it is the account's. */
@Component
public class DisputeDecision {

    private final Disputes disputes;
    private final Accounts accounts;
    private final Disputing disputing;

    public DisputeDecision(Disputes disputes, Accounts accounts, Disputing disputing) {
        this.disputes = disputes;
        this.accounts = accounts;
        this.disputing = disputing;
    }

    /** @param credited null for nothing */
    public void decide(long disputeId, boolean won, BigDecimal credited, String explanation, String who) {
        Dispute dispute = disputes.get(disputeId);
        Account account = accounts.get(dispute.accountId());
        Money amount = credited == null ? Money.zero(account.currency()) : Money.rounded(credited, account.currency());
        disputing.decide(disputeId, won, amount, explanation, who);
    }
}
