package org.dunwell.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dunwell.bank.BankEntries;
import org.dunwell.bank.BankEntry;
import org.dunwell.bank.Receipt;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Ledger;
import org.springframework.stereotype.Component;

/** What the bank told, as people and programs see it. */
@Component
class BankEntryViews {

    private final BankEntries entries;
    private final Accounts accounts;
    private final Customers customers;
    private final Ledger ledger;

    BankEntryViews(BankEntries entries, Accounts accounts, Customers customers, Ledger ledger) {
        this.entries = entries;
        this.accounts = accounts;
        this.customers = customers;
        this.ledger = ledger;
    }

    /**
     * One movement.
     *
     * @param state        taken, toMatch, booked, samePayment, notOurs or toldOneByOne
     * @param why          why it stands like this, in words
     * @param confidence   of what was booked by itself, 0 to 100
     * @param bookedTo     what of it is set against which open item, by number; what is missing is credit
     * @param takesBack    id of the earlier movement that this return took back
     * @param decidedBy    null when it was booked by itself
     */
    record View(long id, String key, String state, BigDecimal amount, String currency, LocalDate valueDate, String creditor, String bankAccount,
                String payerName, String payerAccount, String reference, String endToEndId, String text, String bankReference, boolean isReturn,
                String returnReason, String why, Integer confidence, String customer, String customerName, Map<String, BigDecimal> bookedTo,
                Long takesBack, String decidedBy, Instant decidedAt, String source, Instant takenAt) {

        /** Whether there is something to undo. */
        public boolean isDecided() {
            return state.equals(Receipt.State.BOOKED.word()) || state.equals(Receipt.State.SAME.word()) || state.equals(Receipt.State.NOT_OURS.word());
        }
    }

    List<View> list(Receipt.State state, int offset, int limit) {
        return entries.list(state, offset, limit).stream().map(this::of).toList();
    }

    View of(Receipt receipt) {
        BankEntry entry = receipt.entry();
        Account account = receipt.accountId() == null ? null : accounts.get(receipt.accountId());
        return new View(receipt.id(), receipt.key(), receipt.state().word(), entry.amount().amount(), entry.amount().currency().getCurrencyCode(),
                entry.valueDate(), entry.creditor() != null ? entry.creditor() : account == null ? null : account.creditorId(), entry.bankAccount(),
                entry.payerName(), entry.payerAccount(), entry.creditorReference(), entry.endToEndId(), entry.text(), entry.bankReference(),
                entry.isReturn(), entry.returnReason(), receipt.why(), receipt.confidence(), account == null ? null : account.customerId(),
                account == null ? null : customers.find(account.customerId()).map(Customer::name).orElse(null), bookedTo(receipt, account),
                receipt.takesBack(), receipt.decidedBy(), receipt.decidedAt(), receipt.source(), receipt.takenAt());
    }

    private Map<String, BigDecimal> bookedTo(Receipt receipt, Account account) {
        if (account == null || receipt.bookingKey() == null) {
            return Map.of();
        }
        Map<Long, String> numbers = accounts.invoices(account.id()).stream().collect(Collectors.toMap(Invoice::id, Invoice::number));
        return ledger.booked(receipt.bookingKey()).map(ledger::shares).orElse(List.of()).stream()
                .collect(Collectors.toMap(share -> numbers.get(share.invoiceId()), share -> share.amount().amount(), BigDecimal::add, TreeMap::new));
    }
}
