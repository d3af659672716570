package org.dunwell.message;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Refusal;
import org.dunwell.customer.Address;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;
import org.springframework.stereotype.Component;

/** Shows a wording as it would arrive, for a made-up customer or a real one. Writes nothing down and sends nothing. */
@Component
public class Preview {

    private static final String MADE_UP = "C-0000-000000";
    private static final int DAYS_TO_PAY = 10;
    private static final String PAGE = "https://pay.example.com/c/made-up";

    private final Texts texts;
    private final Customers customers;
    private final Accounts accounts;
    private final Creditors creditors;
    private final CollectionCases cases;
    private final Clock clock;

    Preview(Texts texts, Customers customers, Accounts accounts, Creditors creditors, CollectionCases cases, Clock clock) {
        this.texts = texts;
        this.customers = customers;
        this.accounts = accounts;
        this.creditors = creditors;
        this.cases = cases;
        this.clock = clock;
    }

    /** A row of the table of instalments. */
    public record Instalment(LocalDate dueOn, Money amount) {
    }

    public Set<String> purposes() {
        return texts.purposes();
    }

    /**
     * @param language   of the reader, as a language tag; null for the customer's own
     * @param customerId null for a made-up one
     * @throws TextRefused when the wording is missing or asks for a value that is not there
     * @throws Refusal     when there is no such customer, or nothing was ever booked for it
     */
    public MessageText of(String purpose, String tone, Channel channel, Locale language, String customerId) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return texts.write(customerId == null ? madeUp(purpose, tone, channel, language, today) : real(purpose, tone, channel, language, customerId, today));
    }

    private TextOrder real(String purpose, String tone, Channel channel, Locale language, String customerId, LocalDate today) {
        Customer customer = customers.find(customerId).orElseThrow(() -> new Refusal("There is no customer " + customerId + "."));
        List<Account> all = accounts.ofCustomers(List.of(customerId));
        Account account = all.stream().filter(of -> !accounts.openInvoices(of.id()).isEmpty()).findFirst().or(() -> all.stream().findFirst())
                .orElseThrow(() -> new Refusal("Customer " + customerId + " has no account."));
        List<Invoice> open = accounts.openInvoices(account.id());
        Optional<CollectionCase> running = cases.running(account.id());
        return order(purpose, tone, channel, language, customer, creditors.get(account.creditorId()), running.map(CollectionCase::number).orElse(MADE_UP), open,
                account.currency(), today);
    }

    private TextOrder madeUp(String purpose, String tone, Channel channel, Locale language, LocalDate today) {
        Creditor creditor = creditors.all().stream().findFirst().orElseGet(() -> new Creditor("example", "Example GmbH",
                new Address("Hafenstraße 1", "20457", "Hamburg", "DE"), "accounts@example.com", "+49 40 5550100", "DE02120300000000202051", "BYLADEM1001",
                ZoneId.of("Europe/Berlin"), null));
        Customer customer = new Customer("K-0000", "Example Workshop Ltd", Customer.Kind.BUSINESS, "Alex Example", new Address("Main Street 5", "10115", "Berlin", "DE"),
                "office@example.com", null, language == null ? Locale.ENGLISH : language, ZoneId.of("Europe/Berlin"), null);
        Currency euro = Currency.getInstance("EUR");
        List<Invoice> invoices = List.of(
                new Invoice(1, 0, "R-1001", today.minusDays(70), today.minusDays(40), Money.of("482.30", "EUR"), Money.of("482.30", "EUR"), null),
                new Invoice(2, 0, "R-1002", today.minusDays(60), today.minusDays(30), Money.of("1213.30", "EUR"), Money.of("1213.30", "EUR"), null));
        return order(purpose, tone, channel, language, customer, creditor, MADE_UP, invoices, euro, today);
    }

    private static TextOrder order(String purpose, String tone, Channel channel, Locale language, Customer customer, Creditor creditor, String number,
                                   List<Invoice> open, Currency currency, LocalDate today) {
        Customer reader = language == null ? customer : new Customer(customer.id(), customer.name(), customer.kind(), customer.contactName(), customer.address(),
                customer.email(), customer.phone(), language, customer.zone(), customer.contactStop());
        Money total = open.stream().map(Invoice::open).reduce(Money.zero(currency), Money::plus);
        return new TextOrder(purpose, tone, channel, reader, creditor, number, today, Purpose.chases(purpose) ? open : List.of(), total,
                examples(total, today));
    }

    /** What features would add, made up. */
    private static Map<String, Object> examples(Money total, LocalDate today) {
        Money half = Money.rounded(total.amount().divide(BigDecimal.valueOf(2)), total.currency());
        Map<String, Object> values = new HashMap<>();
        values.put("payBy", today.plusDays(DAYS_TO_PAY));
        values.put("promise", false);
        values.put("plan", true);
        values.put("instalments", List.of(new Instalment(today.plusDays(14), half), new Instalment(today.plusDays(45), total.minus(half))));
        values.put("instalmentCount", 2);
        values.put("firstDueOn", today.plusDays(14));
        values.put("firstAmount", half);
        values.put("instalmentDueOn", today.plusDays(14));
        values.put("instalmentAmount", half);
        values.put("upcoming", true);
        values.put("missed", false);
        values.put("agencyName", "Example Agency");
        values.put("agencyPhone", "+49 30 5550199");
        values.put("agencyStreet", "Agency Road 1");
        values.put("agencyCity", "10117 Berlin");
        values.put("placementDay", today.plusDays(14));
        values.put("visitDay", today.plusDays(8));
        values.put("invoiceNumber", "R-1001");
        values.put("explanation", "Here stands what the colleague wrote.");
        values.put("credited", Money.rounded(BigDecimal.valueOf(25), total.currency()));
        values.put("customerPage", PAGE);
        values.put("article", "reading-this-invoice");
        values.put("articlePage", PAGE + "/read/reading-this-invoice");
        values.put("upcoming", List.of(new Invoice(3, 0, "R-1009", today.minusDays(6), today.plusDays(24), half, half, null)));
        return values;
    }
}
