package org.dunwell.courtesy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.collection.Chase;
import org.dunwell.collection.Treatment;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Invoice;
import org.dunwell.message.MessageOrder;
import org.dunwell.message.Particulars;
import org.springframework.stereotype.Component;

/** Names in the thank-you what falls due next, where the treatment asks for it. */
@Component
class NextItems implements Particulars {

    private static final int MOST = 5;

    private final Accounts accounts;
    private final Chase chase;

    NextItems(Accounts accounts, Chase chase) {
        this.accounts = accounts;
        this.chase = chase;
    }

    @Override
    public boolean concerns(String purpose) {
        return "thanks".equals(purpose);
    }

    @Override
    public Map<String, Object> of(MessageOrder order) {
        Treatment treatment = order.about().treatment();
        List<Invoice> next = treatment == null || !treatment.nextItemsInThanks() ? List.of() : next(accounts.get(order.about().accountId()));
        Map<String, Object> values = new HashMap<>();
        values.put("upcoming", next.isEmpty() ? null : next);
        return values;
    }

    private List<Invoice> next(Account account) {
        return accounts.openInvoices(account.id()).stream().filter(invoice -> !invoice.isCharge() && !invoice.dueOn().isBefore(chase.today(account)))
                .limit(MOST).toList();
    }
}
