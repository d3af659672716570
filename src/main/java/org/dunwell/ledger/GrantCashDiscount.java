package org.dunwell.ledger;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whoever pays the discounted amount in time has paid the invoice: the rest is waived, and owed again when that payment is taken back. */
@Component
public class GrantCashDiscount implements AccountWatch {

    private final Accounts accounts;
    private final Entries entries;
    private final CashDiscounts discounts;
    private final Ledger ledger;

    public GrantCashDiscount(Accounts accounts, Entries entries, CashDiscounts discounts, Ledger ledger) {
        this.accounts = accounts;
        this.entries = entries;
        this.discounts = discounts;
        this.ledger = ledger;
    }

    @Override
    public void accountMoved(long accountId) {
        Account account = accounts.get(accountId);
        discounts.ofOpenInvoices(account).forEach((invoice, offered) -> {
            String key = lastKey(invoice);
            if (ledger.booked(key).isPresent()) {
                ledger.bookReversal(account, key, ledger.booked(key).orElseThrow().valueDate(), "not paid in time after all", "dunwell", back(key));
            } else {
                grant(account, invoice, offered, key);
            }
        });
    }

    /** A wrong match is undone and booked rightly: what was taken back may be granted again, under another key. */
    private String lastKey(Invoice invoice) {
        String first = "cashDiscount/" + invoice.id();
        String key = first;
        for (int next = 2; ledger.booked(back(key)).isPresent(); next++) {
            key = first + "/" + next;
        }
        return key;
    }

    private static String back(String key) {
        return key + "/back";
    }

    private void grant(Account account, Invoice invoice, List<CashDiscount> offered, String key) {
        offered.stream().filter(one -> invoice.open().equals(one.amount()) && paidBy(one.until(), invoice).equals(invoice.amount().minus(one.amount())))
                .findFirst()
                .ifPresent(one -> ledger.bookDiscount(account, invoice.number(), one.amount(),
                        "cash discount " + one.percent().stripTrailingZeros().toPlainString() + " %, paid by " + one.until(), key));
    }

    private Money paidBy(LocalDate day, Invoice invoice) {
        return entries.closings(invoice).headMap(day.plusDays(1)).values().stream().reduce(Money.zero(invoice.amount().currency()), Money::plus);
    }
}
