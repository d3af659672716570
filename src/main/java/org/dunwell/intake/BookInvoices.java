package org.dunwell.intake;

import java.util.List;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.CashDiscounts;
import org.dunwell.ledger.GrantCashDiscount;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Books electronic invoices like open items, with the cash discount they offer, and credit notes against the invoice they correct. */
@Component
public class BookInvoices {

    private static final String SOURCE = "electronic invoice";

    private final BookOpenItems openItems;
    private final BookPayments creditNotes;
    private final Accounts accounts;
    private final CashDiscounts discounts;
    private final GrantCashDiscount granting;

    public BookInvoices(BookOpenItems openItems, BookPayments creditNotes, Accounts accounts, CashDiscounts discounts, GrantCashDiscount granting) {
        this.openItems = openItems;
        this.creditNotes = creditNotes;
        this.accounts = accounts;
        this.discounts = discounts;
        this.granting = granting;
    }

    /** All of them or, when it throws, none. */
    @Transactional
    public Tally book(List<InvoiceItem> some) {
        Tally tally = new Tally();
        some.forEach(one -> tally.add(one.isCreditNote() ? credit(one) : invoice(one)));
        return tally;
    }

    private Tally invoice(InvoiceItem one) {
        OpenItem item = one.item();
        Tally tally = openItems.book(one.creditor(), List.of(item), null);
        if (tally.counts().loaded() > 0 && !one.discounts().isEmpty()) {
            Account account = accounts.find(item.customer().id(), one.creditor().id(), item.amount().currency()).orElseThrow();
            discounts.offer(accounts.invoice(account.id(), item.invoice()).orElseThrow().id(), one.discounts());
            // credit the customer had was used before the terms were known
            granting.accountMoved(account.id());
        }
        return tally;
    }

    private Tally credit(InvoiceItem one) {
        OpenItem item = one.item();
        return creditNotes.bookCreditNotes(List.of(new PaymentItem(item.line(), item.customer().id(), one.creditor().id(), item.amount(), item.issued(),
                one.corrects(), "credit note " + item.invoice(), "credit/" + one.creditor().id() + "/" + item.invoice())), SOURCE);
    }
}
