package org.dunwell.placement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Pause;
import org.dunwell.collection.Pauses;
import org.dunwell.customer.Address;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.dunwell.storage.LedgerTables;
import org.dunwell.storage.PlacementTables;
import org.dunwell.storage.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;




/**
 * A case of an account that every test has for itself. In house since 8 January 2026, its placement letter left on 10 February, so that
 * the last chance ends on 24 February.
 */
@SpringJUnitConfig({LedgerTables.OnH2.class, PlacementTables.class})
public abstract class PlacedCase {

    protected static final String LETTER = "2026-02-10";
    protected static final String PLACEMENT_DAY = "2026-02-24";
    private static final AtomicInteger CUSTOMERS = new AtomicInteger();
    protected static final Path OUTBOX = temporary();

    @Autowired protected Placing placing;
    @Autowired protected PlacementDesk desk;
    @Autowired protected Placements placements;
    @Autowired protected CollectionCases cases;
    @Autowired protected Accounts accounts;
    @Autowired protected Customers customers;
    @Autowired protected Creditors creditors;
    @Autowired protected Ledger ledger;
    @Autowired protected Pauses pauses;
    @Autowired protected JdbcClient jdbc;
    @Autowired protected TestClock clock;
    @Autowired protected PlacementTables.Letters letters;
    @Autowired protected PlacementTables.Table table;
    @Autowired protected PlacementTables.Fetched fetched;

    @DynamicPropertySource
    static void outbox(DynamicPropertyRegistry properties) {
        properties.add("dunwell.outbox", OUTBOX::toString);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("outbox");
        } catch (IOException full) {
            throw new IllegalStateException(full);
        }
    }

    protected CollectionCase aCase() {
        return aCase("Brisk Bikes", null);
    }

    protected CollectionCase aCase(String customerName, String contactStop) {
        clock.setDay("2026-01-08");
        table.agency = "harbour-europe";
        creditors.save(new Creditor("acme", "Acme Tools GmbH", new Address("Werkstr. 1", "20095", "Hamburg", "DE"), null, null, null, null,
                ZoneId.of("Europe/Berlin"), null));
        Customer customer = new Customer("K-" + CUSTOMERS.incrementAndGet(), customerName, Customer.Kind.BUSINESS, "Ines Brandt",
                new Address("Hauptstr. 5", "80331", "München", "DE"), "office@brisk.example", "+49 89 5550 100", Locale.GERMAN,
                ZoneId.of("Europe/Berlin"), contactStop);
        customers.save(customer);
        Account account = accounts.open(customer.id(), "acme", Currency.getInstance("EUR"));
        return cases.open(account, clock.instant(), 2026);
    }

    /** Due on 5 January. */
    protected Invoice invoice(CollectionCase of, String number, String amount) {
        return invoice(of, number, amount, "2026-01-08", LETTER);
    }

    protected Invoice invoice(CollectionCase of, String number, String amount, String inHouseSince, String letterOn) {
        ledger.bookInvoice(accounts.get(of.accountId()), number, LocalDate.parse("2025-12-06"), LocalDate.parse("2026-01-05"),
                Money.of(amount, "EUR"), "Drill bits", "test");
        Invoice invoice = accounts.invoice(of.accountId(), number).orElseThrow();
        if (inHouseSince != null) {
            cases.takeIn(of.id(), List.of(invoice.id()), LocalDate.parse(inHouseSince));
        }
        if (letterOn != null) {
            letters.handedOver(invoice.id(), letterOn);
        }
        return invoice;
    }

    protected long choose(CollectionCase of) {
        return placing.choose(of, of.number() + "/1");
    }

    protected boolean place(CollectionCase of, String day) {
        clock.setDay(day);
        return placing.place(choose(of), "process-" + of.number());
    }

    /** The one placement of the case. */
    protected Placement placement(CollectionCase of) {
        return placements.of(of.number() + "/1").orElseThrow();
    }

    protected List<String> placedNumbers(CollectionCase of) {
        return placements.invoices(placement(of).id()).stream().map(placed -> placed.invoice().number()).toList();
    }

    protected void pay(CollectionCase of, String amount, String invoiceNumber) {
        ledger.bookPayment(accounts.get(of.accountId()), Money.of(amount, "EUR"), LocalDate.ofInstant(clock.instant(), ZoneId.of("UTC")),
                invoiceNumber, "ref", "test", "p/" + of.number() + "/" + invoiceNumber + "/" + amount);
    }

    protected void disputed(CollectionCase of, Invoice invoice) {
        paused(of, invoice.id(), Pause.Kind.DISPUTE);
    }

    protected void paused(CollectionCase of, Long invoiceId, Pause.Kind kind) {
        pauses.put(of.accountId(), invoiceId, kind, "asked", 1L, LocalDate.parse("2026-01-08"), null, "clara");
    }

    protected List<String> trail(CollectionCase of, String what) {
        return jdbc.sql("select why from trail where case_number = ? and what = ? order by trail_id").params(of.number(), what)
                .query(String.class).list();
    }

    protected List<String> news(CollectionCase of) {
        return jdbc.sql("select kind || ' ' || ref from case_news where case_id = ? and ref is not null order by news_id").param(of.id())
                .query(String.class).list();
    }

    protected void lettersCountFrom(CollectionCase of, String moment) {
        cases.lettersCountFrom(of.id(), Instant.parse(moment));
    }
}
