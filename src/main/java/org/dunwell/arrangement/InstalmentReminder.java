package org.dunwell.arrangement;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dunwell.collection.Chase;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.dunwell.message.MessageOrder;
import org.dunwell.message.Particulars;
import org.springframework.stereotype.Component;

/** What the reminder of one date of an arrangement says: before the date, or in the days of grace after it. */
@Component
class InstalmentReminder implements Particulars {

    private final Arrangements arrangements;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Chase chase;

    InstalmentReminder(Arrangements arrangements, Accounts accounts, Ledger ledger, Chase chase) {
        this.arrangements = arrangements;
        this.accounts = accounts;
        this.ledger = ledger;
        this.chase = chase;
    }

    @Override
    public boolean concerns(String purpose) {
        return purpose.equals("instalmentReminder");
    }

    @Override
    public Map<String, Object> of(MessageOrder order) {
        Arrangement arrangement = arrangements.get(order.reference());
        Account account = accounts.get(arrangement.accountId());
        Optional<Instalment> next = next(arrangement, account);
        boolean missed = next.filter(instalment -> instalment.dueOn().isBefore(chase.today(account))).isPresent();
        Map<String, Object> values = new HashMap<>();
        values.put("instalmentDueOn", next.map(Instalment::dueOn).orElse(null));
        values.put("instalmentAmount", next.map(Instalment::amount).orElse(null));
        values.put("missed", missed);
        values.put("upcoming", !missed);
        return values;
    }

    @Override
    public boolean stillHolds(MessageOrder order) {
        Arrangement arrangement = arrangements.get(order.reference());
        return arrangement.isOngoing() && next(arrangement, accounts.get(arrangement.accountId()))
                .filter(instalment -> instalment.number() == arrangement.reminders() / 2).isPresent();
    }

    private Optional<Instalment> next(Arrangement arrangement, Account account) {
        Money paid = ledger.paid(account).minus(arrangement.paidBefore());
        return arrangement.firstUnpaid(paid);
    }
}
