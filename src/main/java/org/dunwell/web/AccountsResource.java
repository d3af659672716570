package org.dunwell.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.CashDiscount;
import org.dunwell.ledger.CashDiscounts;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Ledger;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What customers owe. */
@RestController
@RequestMapping("/api")
@Tag(name = "Accounts")
@PreAuthorize("hasAnyAuthority('collectors', 'supervisors', 'credit-managers', 'service', 'billing', 'specialists', 'visitors', 'managers', 'auditors',"
        + " 'operators', 'camunda-admin')")
class AccountsResource {

    private final Customers customers;
    private final Creditors creditors;
    private final Accounts accounts;
    private final Ledger ledger;
    private final CashDiscounts discounts;
    private final Clock clock;

    AccountsResource(Customers customers, Creditors creditors, Accounts accounts, Ledger ledger, CashDiscounts discounts, Clock clock) {
        this.customers = customers;
        this.creditors = creditors;
        this.accounts = accounts;
        this.ledger = ledger;
        this.discounts = discounts;
        this.clock = clock;
    }

    record CustomerView(String customer, String name, List<AccountView> accounts) {
    }

    /** @param balance what is owed in all; negative when the customer has credit */
    record AccountView(String creditor, String currency, BigDecimal balance, BigDecimal paid, List<InvoiceView> invoices) {
    }

    /** @param kind invoice, fee, interest, cost or refund; all but the first and last belong to an invoice and are numbered after it */
    record InvoiceView(long id, String kind, String number, LocalDate issuedOn, LocalDate dueOn, BigDecimal amount, BigDecimal open, int daysPastDue,
            String subject, List<DiscountView> cashDiscounts) {
    }

    /** @param until the last value date of a payment in time; @param amount what is forgiven then */
    record DiscountView(LocalDate until, BigDecimal percent, BigDecimal amount) {
    }

    record TotalView(String creditor, LocalDate today, String currency, int openInvoices, BigDecimal open, int overdueInvoices,
            BigDecimal overdue, int overdueAccounts, BigDecimal credit) {
    }

    @GetMapping("/accounts/{customer}")
    @Operation(summary = "Shows the accounts of a customer with balance, invoices and charges, oldest due first")
    CustomerView ofCustomer(@PathVariable String customer, @RequestParam(defaultValue = "false") boolean onlyOpen) {
        Customer found = customers.find(customer).orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "There is no customer " + customer));
        return new CustomerView(found.id(), found.name(), accounts.ofCustomers(List.of(found.id())).stream().map(account -> view(account,
                onlyOpen)).toList());
    }

    @GetMapping("/receivables")
    @Operation(summary = "Shows what is open and overdue today in all, for each creditor and currency")
    List<TotalView> receivables() {
        return creditors.all().stream().flatMap(creditor -> {
            LocalDate today = creditor.today(clock);
            return accounts.receivables(creditor.id(), today).stream().map(total -> new TotalView(creditor.id(), today,
                    total.open().currency().getCurrencyCode(), total.openInvoices(), total.open().amount(), total.overdueInvoices(),
                    total.overdue().amount(), total.overdueAccounts(), total.credit().amount()));
        }).toList();
    }

    private AccountView view(Account account, boolean onlyOpen) {
        LocalDate today = creditors.get(account.creditorId()).today(clock);
        Map<Long, List<CashDiscount>> offered = discounts.ofInvoices(account);
        List<Invoice> invoices = onlyOpen ? accounts.openInvoices(account.id()) : accounts.invoices(account.id());
        return new AccountView(account.creditorId(), account.currency().getCurrencyCode(), ledger.balance(account).amount(),
                ledger.paid(account).amount(),
                invoices.stream().map(invoice -> new InvoiceView(invoice.id(), invoice.kind().name().toLowerCase(Locale.ROOT), invoice.number(), invoice.issuedOn(), invoice.dueOn(), invoice.amount()
                        .amount(),
                        invoice.open().amount(), invoice.open().isPositive() ? invoice.daysPastDue(today) : 0, invoice.subject(),
                        offered.getOrDefault(invoice.id(), List.of()).stream().map(one -> new DiscountView(one.until(), one.percent(), one.amount().amount()))
                                .toList()))
                                .toList());
    }
}
