package org.dunwell.screen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.bank.BankEntries;
import org.dunwell.bank.BankEntry;
import org.dunwell.bank.Candidate;
import org.dunwell.bank.MatchPayments;
import org.dunwell.bank.Receipt;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;
import org.springframework.stereotype.Component;

/** A movement at the bank as somebody is asked about it. */
@Component
class PaymentSheet {

    static final Set<String> NAMES = Set.of("payer", "payerAccount", "paid", "paidOn", "paymentText", "whyUnclear", "proposals");

    private static final int MOST = 20;
    private static final int MOST_INVOICES = 8;

    private final BankEntries entries;
    private final MatchPayments payments;
    private final Customers customers;
    private final Accounts accounts;

    PaymentSheet(BankEntries entries, MatchPayments payments, Customers customers, Accounts accounts) {
        this.entries = entries;
        this.payments = payments;
        this.customers = customers;
        this.accounts = accounts;
    }

    Map<String, Object> of(String key) {
        Receipt receipt = entries.find(Receipt.idIn(key)).orElseThrow();
        BankEntry entry = receipt.entry();
        boolean out = entry.amount().isNegative();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("payer", entry.payerName() == null ? "Payer not named" : Words.plain(entry.payerName()));
        shown.put("payerAccount", entry.payerAccount() == null ? "Bank account not told" : Words.plain(entry.payerAccount()));
        shown.put("paid", Words.money(entry.amount()) + (entry.isReturn() ? " sent back" : out ? " went out" : ""));
        shown.put("paidOn", Words.day(entry.valueDate()) + (entry.bankAccount() == null ? "" : " on " + Words.plain(entry.bankAccount())) + ", " + receipt.key());
        shown.put("paymentText", text(entry));
        shown.put("whyUnclear", receipt.why() == null ? "" : Words.plain(receipt.why()));
        shown.put("proposals", payments.candidates(receipt).candidates().stream().limit(MOST).map(this::row).toList());
        return shown;
    }

    private static String text(BankEntry entry) {
        StringBuilder text = new StringBuilder();
        add(text, "Text", entry.text());
        add(text, "Reference", entry.creditorReference());
        add(text, "End-to-end id", entry.endToEndId());
        add(text, "Bank's reference", entry.bankReference());
        add(text, "Sent back because", entry.returnReason());
        return text.isEmpty() ? "Without any text." : text.toString();
    }

    private static void add(StringBuilder text, String label, String value) {
        if (value != null && !value.isBlank()) {
            text.append(text.isEmpty() ? "" : "\n").append(label).append(": ").append(Words.plain(value));
        }
    }

    private Map<String, String> row(Candidate candidate) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("customer", Words.cell(candidate.account().customerId() + " "
                + customers.find(candidate.account().customerId()).map(Customer::name).orElse(""), 80));
        row.put("invoices", what(candidate));
        List<Invoice> open = candidate.invoices().isEmpty() ? accounts.openInvoices(candidate.account().id()) : candidate.invoices();
        row.put("open", Words.money(open.stream().map(Invoice::open).reduce(Money.zero(candidate.account().currency()), Money::plus)));
        row.put("confidence", candidate.confidence() + " %");
        row.put("why", Words.cell(candidate.why(), 300));
        return row;
    }

    /** What it would be booked to. */
    static String what(Candidate candidate) {
        if (candidate.earlier() != null) {
            return (candidate.isSame() ? "the same as " : "takes back ") + candidate.earlier().name() + " of " + Words.day(candidate.earlier().booked().valueDate());
        }
        return candidate.invoices().isEmpty() ? "oldest invoices first" : candidate.invoices().stream().limit(MOST_INVOICES).map(Invoice::number)
                .collect(Collectors.joining(", ")) + (candidate.invoices().size() > MOST_INVOICES ? " …" : "");
    }
}
