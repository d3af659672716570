package org.dunwell.charge;

import java.math.BigDecimal;
import java.util.List;
import org.dunwell.collection.Chase;
import org.dunwell.collection.Chaseable;
import org.dunwell.collection.CollectionCase;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.springframework.stereotype.Component;

/** Fees that the diagram itself charges or forgives, each once for a step of a case. */
@Component
public class StepFees {

    private static final String SOURCE = "diagram";

    private final Accounts accounts;
    private final Chase chase;
    private final Ledger ledger;

    public StepFees(Accounts accounts, Chase chase, Ledger ledger) {
        this.accounts = accounts;
        this.chase = chase;
        this.ledger = ledger;
    }

    /**
     * On the oldest invoice that may be chased; nothing when there is none.
     *
     * @param amount in the currency of the account
     * @param onceKey of the step; the same again changes nothing
     */
    public void charge(CollectionCase of, BigDecimal amount, String reason, String onceKey) {
        Account account = accounts.lock(of.accountId());
        Chaseable chaseable = chase.of(account);
        if (!chaseable.isNothing() && amount.signum() > 0) {
            accounts.invoice(chaseable.oldest().belongsTo()).ifPresent(invoice -> ledger.bookCharge(account, Invoice.Kind.FEE, invoice.number(),
                    Money.rounded(amount, account.currency()), chase.today(account), reason, SOURCE, "fee/" + onceKey));
        }
    }

    /** @param feesOnly leaves interest and costs */
    public void waive(CollectionCase of, boolean feesOnly, String reason, String onceKey) {
        Account account = accounts.lock(of.accountId());
        List<Invoice> open = accounts.openInvoices(account.id()).stream()
                .filter(item -> feesOnly ? item.kind() == Invoice.Kind.FEE : item.kind() == Invoice.Kind.FEE || item.kind() == Invoice.Kind.INTEREST || item.kind() == Invoice.Kind.COST)
                .toList();
        open.forEach(item -> ledger.bookWaiver(account, item.number(), item.open(), reason, "waiver/" + onceKey + "/" + item.id()));
    }
}
