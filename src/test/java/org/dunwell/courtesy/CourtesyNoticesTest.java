package org.dunwell.courtesy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Pause;
import org.dunwell.collection.Pauses;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.customer.Address;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.dunwell.message.Consignment;
import org.dunwell.message.Message;
import org.dunwell.message.Messages;
import org.dunwell.storage.LedgerTables;
import org.dunwell.storage.MessageTables;
import org.dunwell.storage.NoticeTables;
import org.dunwell.storage.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** A consumer with two earlier cases owes invoice 77 over 240.00 EUR, due on Friday 13 March 2026; it is Tuesday the 10th. */
@SpringJUnitConfig({LedgerTables.OnH2.class, MessageTables.class, NoticeTables.class})
class CourtesyNoticesTest {

    private static final AtomicInteger CUSTOMERS = new AtomicInteger();

    @Autowired CourtesyNotices notices;
    @Autowired Messages messages;
    @Autowired CollectionCases cases;
    @Autowired Pauses pauses;
    @Autowired ContactPolicy policy;
    @Autowired Accounts accounts;
    @Autowired Customers customers;
    @Autowired Creditors creditors;
    @Autowired Ledger ledger;
    @Autowired TestClock clock;
    @Autowired MessageTables.Delivered post;
    @Autowired NoticeTables.Fetched fetched;

    private Account account;

    @BeforeEach
    void aRepeatLatePayer() {
        clock.setDay("2026-03-10");
        post.broken = false;
        post.consignments.clear();
        fetched.when.clear();
        MessageTables.HOURS.from = "00:00";
        creditors.save(new Creditor("nordwind", "Nordwind GmbH", new Address("Speicherstraße 14", "20457", "Hamburg", "DE"), "a@nordwind.example", "+49 40 5550 1420",
                "DE02120300000000202051", null, ZoneId.of("Europe/Berlin"), null));
        account = customer(2);
        ledger.bookInvoice(account, "77", LocalDate.of(2026, 2, 13), LocalDate.of(2026, 3, 13), Money.of("240.00", "EUR"), null, "test");
    }

    private Account customer(int earlierCases) {
        String id = "N-" + CUSTOMERS.incrementAndGet();
        customers.save(new Customer(id, "Ada Nowak", Customer.Kind.CONSUMER, null, new Address("Hauptstraße 5", "80331", "München", "DE"), "ada@nowak.example", null,
                Locale.ENGLISH, ZoneId.of("Europe/Berlin"), null));
        Account of = accounts.open(id, "nordwind", Currency.getInstance("EUR"));
        for (int i = 0; i < earlierCases; i++) {
            CollectionCase earlier = cases.open(of, clock.instant(), 2025);
            cases.ended(earlier.id(), clock.instant(), "customerThanked");
        }
        return of;
    }

    @Test
    void aRepeatLatePayerIsToldOnceBeforeAnInvoiceIsDueWithoutACase() {
        run();
        run();
        clock.setDay("2026-03-11");
        run();

        assertThat(sent()).singleElement().satisfies(sent -> {
            assertThat(sent.text().template()).isEqualTo("letters/courtesyNotice/en.txt");
            assertThat(sent.text().text()).contains("77", "13 March 2026", "€240.00", "RF").doesNotContain("Case number", "null");
            assertThat(sent.recipient()).isEqualTo("ada@nowak.example");
        });
        assertThat(cases.running(account.id())).isEmpty();
        assertThat(accounts.invoices(account.id())).hasSize(1);
    }

    @Test
    void nobodyElseIsToldAndNobodyTooEarly() {
        Account once = customer(1);
        ledger.bookInvoice(once, "78", LocalDate.of(2026, 2, 13), LocalDate.of(2026, 3, 13), Money.of("240.00", "EUR"), null, "test");
        clock.setDay("2026-03-09");
        run();

        assertThat(sent()).isEmpty();
        assertThat(post.consignments).noneMatch(consignment -> consignment.customer().id().equals(once.customerId()));
    }

    @Test
    void paidInBetweenItIsWithdrawn() {
        write();
        ledger.bookPayment(account, Money.of("240.00", "EUR"), LocalDate.of(2026, 3, 10), null, null, "test", "notice/" + account.id());
        handOver();

        assertThat(sent()).isEmpty();
        assertThat(only().state()).isEqualTo(Message.State.WITHDRAWN);
    }

    @Test
    void atNightItWaitsForTheMorning() {
        MessageTables.HOURS.from = "23:59";
        write();
        handOver();
        assertThat(sent()).isEmpty();
        assertThat(only().state()).isEqualTo(Message.State.HELD_BACK);
        assertThat(fetched.when.get(fetched.when.size() - 1)).isAfter(clock.instant());

        MessageTables.HOURS.from = "00:00";
        handOver();
        assertThat(sent()).hasSize(1);
    }

    @Test
    void whoeverHasACaseWantsNoMailOrHasTheInvoiceOnHoldIsNotTold() {
        policy.optOut(account.customerId(), "email", "test");
        run();
        policy.optIn(account.customerId(), "email");
        pauses.put(account.id(), null, Pause.Kind.HOLD, "complaint", null, LocalDate.of(2026, 3, 1), null, "test");
        run();

        assertThat(sent()).isEmpty();
        assertThat(newest()).isEmpty();
    }

    /** Tests before left customers of their own. */
    private List<Consignment> sent() {
        return post.consignments.stream().filter(consignment -> consignment.customer().id().equals(account.customerId())).toList();
    }

    private void run() {
        write();
        handOver();
    }

    private void write() {
        for (Long after = 0L; after != null; ) {
            after = notices.writeNext(after, 2);
        }
    }

    private void handOver() {
        List<String> waiting = new ArrayList<>(fetched.messages);
        waiting.forEach(notices::handOver);
    }

    private Message only() {
        return messages.find(newest().get(0)).orElseThrow();
    }

    private List<String> newest() {
        return fetched.messages.stream().filter(id -> messages.find(id).orElseThrow().accountId() == account.id()).distinct().toList();
    }
}
