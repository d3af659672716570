package org.dunwell.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whoever pays the discounted amount in time has paid the invoice: the rest is waived, and owed again when that payment is taken back. */
@Component
public class GrantCashDiscount implements AccountWatch {

    private static final String KEY = "cashDiscount/";

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
        Map<Invoice, List<CashDiscount>> open = discounts.ofOpenInvoices(account);
        if (open.isEmpty()) {
            return;
        }
        Map<String, Entry> granted = entries.standing(accountId, KEY).stream()
                .collect(Collectors.toMap(Entry::invoiceNumber, entry -> entry));
        open.forEach((invoice, offered) -> {
            Entry before = granted.get(invoice.number());
            if (before != null) {
                ledger.bookReversal(account, before.onceKey(), before.valueDate(), "not paid in time after all", "dunwell", back(before.onceKey()));
            } else {
                grant(account, invoice, offered);
            }
        });
    }

    /** A wrong match is undone and booked rightly: what was taken back may be granted again, under another key. */
    private String freeKey(Invoice invoice) {
        String first = KEY + invoice.id();
        String key = first;
        for (int next = 2; ledger.booked(key).isPresent(); next++) {
            key = first + "/" + next;
        }
        return key;
    }

    private static String back(String key) {
        return key + "/back";
    }

    /** Whoever paid more than the discounted amount in time, and less than the invoice, has earned it too. */
    private void grant(Account account, Invoice invoice, List<CashDiscount> offered) {
        offered.stream().filter(one -> invoice.open().compareTo(one.amount()) <= 0
                        && paidBy(one.until(), invoice).compareTo(invoice.amount().minus(one.amount())) >= 0)
                .findFirst()
                .ifPresent(one -> ledger.bookDiscount(account, invoice.number(), one.amount(),
                        "cash discount " + one.percent().stripTrailingZeros().toPlainString() + " %, paid by " + one.until(), freeKey(invoice)));
    }

    private Money paidBy(LocalDate day, Invoice invoice) {
        return entries.closings(invoice).headMap(day.plusDays(1)).values().stream().reduce(Money.zero(invoice.amount().currency()), Money::plus);
    }
}
