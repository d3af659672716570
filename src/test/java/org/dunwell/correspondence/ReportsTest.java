package org.dunwell.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.dunwell.collection.Chaseable;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.News;
import org.dunwell.collection.NewsBook;
import org.dunwell.contact.ContactLog;
import org.dunwell.customer.Address;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.customer.Undeliverable;
import org.dunwell.customer.UndeliverableAddresses;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.dunwell.message.AddressRefused;
import org.dunwell.message.Channel;
import org.dunwell.message.Deliveries;
import org.dunwell.message.Delivery;
import org.dunwell.message.HandOver;
import org.dunwell.message.Message;
import org.dunwell.message.MessageCharges;
import org.dunwell.message.MessageOrder;
import org.dunwell.message.Messages;
import org.dunwell.message.WriteMessage;
import org.dunwell.storage.CorrespondenceTables;
import org.dunwell.storage.LedgerTables;
import org.dunwell.storage.MessageTables;
import org.dunwell.storage.TestClock;
import org.dunwell.trail.TrailBook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** A consumer with e-mail, mobile phone and postal address owes 80.00 EUR; each firm reminder adds a fee of 5.00. */
@SpringJUnitConfig({LedgerTables.OnH2.class, MessageTables.class, CorrespondenceTables.class, ReportsTest.Fee.class})
class ReportsTest {

    private static final AtomicInteger CUSTOMERS = new AtomicInteger();

    @TestConfiguration(proxyBeanMethods = false)
    static class Fee {

        @Bean
        MessageCharges fee(Ledger ledger, Accounts accounts) {
            return new MessageCharges() {
                @Override
                public List<Invoice> toAdd(MessageOrder order, Account account, Customer customer, Chaseable chaseable, LocalDate day) {
                    Invoice on = chaseable.oldest();
                    Money fee = Money.of("5.00", "EUR");
                    return !order.purpose().equals("firmReminder") ? List.of()
                            : List.of(new Invoice(0, account.id(), on.number() + "/fee", day, on.dueOn(), fee, fee, null, Invoice.Kind.FEE, on.id()));
                }

                @Override
                public void book(MessageOrder order, Account account, Customer customer, Chaseable chaseable, String messageId, List<Invoice> added, LocalDate day) {
                    added.forEach(fee -> ledger.bookCharge(account, fee.kind(), accounts.invoice(fee.belongsTo()).orElseThrow().number(), fee.amount(), day, order.purpose(), "test",
                            "fee/" + messageId));
                }
            };
        }
    }

    @Autowired TakeReport takeReport;
    @Autowired SettleReport settleReport;
    @Autowired DeliveryReports reports;
    @Autowired CorrespondenceTables.Brought brought;
    @Autowired WriteMessage writeMessage;
    @Autowired HandOver handOver;
    @Autowired Messages messages;
    @Autowired Deliveries deliveries;
    @Autowired UndeliverableAddresses undeliverable;
    @Autowired ContactLog contacts;
    @Autowired CollectionCases cases;
    @Autowired NewsBook newsBook;
    @Autowired Accounts accounts;
    @Autowired Customers customers;
    @Autowired Creditors creditors;
    @Autowired Ledger ledger;
    @Autowired TrailBook trail;
    @Autowired TestClock clock;
    @Autowired MessageTables.Delivered post;
    @Autowired MessageTables.Fetched fetched;
    @Autowired MessageTables.Told told;
    @Autowired MessageTables.Added added;

    private Account account;
    private CollectionCase about;
    private int orders;

    @BeforeEach
    void aConsumerWhoOwes() {
        clock.setDay("2026-03-10");
        post.broken = false;
        post.carrierId = null;
        post.nowhere = null;
        post.consignments.clear();
        fetched.messages.clear();
        told.news.clear();
        brought.reports.clear();
        brought.later.clear();
        added.asUsual();
        MessageTables.HOURS.hoursBetween = 0;
        creditors.save(new Creditor("nordwind", "Nordwind GmbH", new Address("Speicherstraße 14", "20457", "Hamburg", "DE"), "forderungen@nordwind.example", "+49 40 5550 1420",
                "DE02120300000000202051", null, ZoneId.of("Europe/Berlin"), null));
        String id = "B-" + CUSTOMERS.incrementAndGet();
        customer(id, "ines@brandt.example", "+49 151 12345678", true);
        account = accounts.open(id, "nordwind", Currency.getInstance("EUR"));
        ledger.bookInvoice(account, "R1", LocalDate.parse("2026-01-20"), LocalDate.parse("2026-02-20"), Money.of("80.00", "EUR"), null, "test");
        about = cases.open(account, clock.instant(), 2026);
    }

    @Test
    void whatBouncedGoesByTheNextChannelAtOnceAndOnce() {
        String id = sent("friendlyReminder");

        bounces(id, "550 5.1.1 no such user");
        bounces(id, "550 5.1.1 no such user");

        assertThat(fetched.messages).containsExactly(id, id);
        handOver.handOver(id);
        handOver.handOver(id);

        assertThat(post.consignments).extracting(consignment -> consignment.channel()).containsExactly(Channel.EMAIL, Channel.SMS);
        assertThat(post.consignments).extracting(consignment -> consignment.id()).containsExactly(id, id + ".2");
        assertThat(messages.ofCase(about.id())).singleElement().satisfies(message -> assertThat(message.state()).isEqualTo(Message.State.HANDED_OVER));
        assertThat(deliveries.of(id)).extracting(Delivery::state).containsExactly(Delivery.State.FAILED, Delivery.State.HANDED_OVER);
        assertThat(order("friendlyReminder")).as("it counts as one reminder").isNull();
    }

    @Test
    void anAddressThatBouncedIsPassedOverUntilAnotherTakesItsPlace() {
        String id = sent("friendlyReminder");
        bounces(id, "550 5.1.1 no such user");
        handOver.handOver(id);

        assertThat(undeliverable.of(about.customerId())).singleElement().satisfies(address -> {
            assertThat(address.channel()).isEqualTo("email");
            assertThat(address.address()).isEqualTo("ines@brandt.example");
            assertThat(address.reason()).contains("5.1.1");
            assertThat(address.since()).isEqualTo(clock.instant());
        });
        assertThat(channelOf(order("firmReminder"))).isEqualTo(Channel.SMS);
        customer(about.customerId(), "ines.new@brandt.example", "+49 151 12345678", true);
        assertThat(channelOf(order("visitAnnouncement"))).isEqualTo(Channel.EMAIL);
    }

    @Test
    void aBounceIsInTheContactLogAndTheTrailAndDoesNotCountAsAContact() {
        String id = sent("friendlyReminder");
        assertThat(contacts.outboundSince(about.customerId(), clock.instant().minusSeconds(60))).hasSize(1);

        bounces(id, "550 5.1.1 no such user");

        assertThat(contacts.ofCase(about.id())).filteredOn(contact -> "bounced".equals(contact.result())).singleElement().satisfies(contact -> {
            assertThat(contact.note()).contains("ines@brandt.example", "5.1.1");
            assertThat(contact.messageId()).isEqualTo(id);
            assertThat(contact.direction()).isEqualTo("inbound");
        });
        assertThat(contacts.outboundSince(about.customerId(), clock.instant().minusSeconds(60))).isEmpty();
        assertThat(trail.ofCase(about.number())).extracting(entry -> entry.what()).contains("messageBounced");
    }

    @Test
    void aGapBetweenContactsDoesNotHoldUpWhatNeverArrived() {
        String id = sent("friendlyReminder");
        bounces(id, "550 5.1.1 no such user");
        MessageTables.HOURS.hoursBetween = 24;

        handOver.handOver(id);

        assertThat(post.consignments).hasSize(2);
    }

    @Test
    void anAddressThatTheCarrierRefusesForGoodTurnsTheNextTry() {
        String id = order("friendlyReminder");
        post.nowhere = "ines@brandt.example";

        assertThatThrownBy(() -> handOver.handOver(id)).isInstanceOf(AddressRefused.class);
        assertThat(undeliverable.of(about.customerId())).singleElement().satisfies(address -> assertThat(address.reason()).isEqualTo("550 5.1.1 no such mailbox"));
        assertThat(contacts.ofCase(about.id())).isEmpty();
        handOver.handOver(id);

        assertThat(post.consignments).singleElement().satisfies(sent -> {
            assertThat(sent.channel()).isEqualTo(Channel.SMS);
            assertThat(sent.id()).isEqualTo(id);
        });
    }

    @Test
    void aFeeIsChargedOnceHoweverOftenItsMessageIsSent() {
        String id = sent("firmReminder");
        assertThat(owed()).isEqualByComparingTo("85.00");
        clock.setDay("2026-03-12");

        bounces(id, "550 5.1.1 no such user");
        handOver.handOver(id);

        assertThat(post.consignments).hasSize(2);
        assertThat(owed()).isEqualByComparingTo("85.00");
        assertThat(messages.find(id).orElseThrow().owed()).isEqualTo(Money.of("85.00", "EUR"));
    }

    @Test
    void everyChannelFailingEndsWithSomebodyWhoCompletesTheContactData() {
        customer(about.customerId(), "ines@brandt.example", "+49 151 12345678", false);
        String id = sent("friendlyReminder");
        bounces(id, "550 5.1.1 no such user");
        handOver.handOver(id);

        take(DeliveryReport.of(Channel.SMS, id + ".2", null, DeliveryReport.Outcome.FAILED, "absent subscriber", clock.instant()));
        handOver.handOver(id);

        assertThat(post.consignments).hasSize(2);
        assertThat(messages.find(id).orElseThrow().state()).isEqualTo(Message.State.HELD_BACK);
        assertThat(told.news).extracting(news -> newsBook.untold(news).orElseThrow().kind()).contains(News.Kind.ADDRESS_MISSING);

        customer(about.customerId(), "ines.new@brandt.example", "+49 151 12345678", false);
        handOver.handOver(id);
        assertThat(post.consignments.get(2).recipient()).isEqualTo("ines.new@brandt.example");
        assertThat(post.consignments.get(2).id()).isEqualTo(id + ".3");
        bounces(id, "the first one's bounce, told once more");
        assertThat(messages.find(id).orElseThrow().state()).isEqualTo(Message.State.HANDED_OVER);
    }

    @Test
    void whatIsPaidMeanwhileIsNotSentAgain() {
        String id = sent("friendlyReminder");
        bounces(id, "550 5.1.1 no such user");
        ledger.bookPayment(account, Money.of("80.00", "EUR"), LocalDate.parse("2026-03-10"), "R1", null, "test", "paid/" + account.id());

        handOver.handOver(id);

        assertThat(post.consignments).hasSize(1);
        assertThat(messages.find(id).orElseThrow().state()).isEqualTo(Message.State.WITHDRAWN);
    }

    @Test
    void aBounceOfAnEndedCaseMarksTheAddressAndSendsNothing() {
        String id = sent("friendlyReminder");
        cases.ended(about.id(), clock.instant(), "withdrawn");

        bounces(id, "550 5.1.1 no such user");

        assertThat(undeliverable.of(about.customerId())).extracting(Undeliverable::channel).containsExactly("email");
        assertThat(messages.find(id).orElseThrow().state()).isEqualTo(Message.State.HANDED_OVER);
        assertThat(fetched.messages).containsExactly(id);
    }

    @Test
    void aDelayIsOnlyNoted() {
        String id = sent("friendlyReminder");

        take(DeliveryReport.of(Channel.EMAIL, id, null, DeliveryReport.Outcome.DELAYED, "4.2.2 mailbox full", clock.instant()));

        assertThat(deliveries.of(id).get(0).state()).isEqualTo(Delivery.State.DELAYED);
        assertThat(messages.find(id).orElseThrow().state()).isEqualTo(Message.State.HANDED_OVER);
        assertThat(undeliverable.of(about.customerId())).isEmpty();
        assertThat(trail.ofCase(about.number())).extracting(entry -> entry.what()).contains("messageDelayed");
    }

    @Test
    void aReceiptThatComesBeforeItsHandOverIsCommittedWaitsByTheCarriersId() {
        long early = take(DeliveryReport.of(Channel.SMS, null, "gw-" + about.number(), DeliveryReport.Outcome.DELIVERED, null, clock.instant()));
        assertThat(brought.later).containsKey(early);
        assertThat(reports.get(early).result()).isNull();

        post.carrierId = "gw-" + about.number();
        customer(about.customerId(), null, "+49 151 12345678", false);
        String id = sent("friendlyReminder");
        settleReport.settle(early);

        assertThat(deliveries.of(id).get(0).state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(reports.get(early).result()).isEqualTo("delivered");
    }

    @Test
    void aBounceOfAMailWhoseHandOverWasUndoneTurnsTheNextTry() {
        String id = order("friendlyReminder");

        bounces(id, "550 5.1.1 no such user");
        handOver.handOver(id);

        assertThat(post.consignments).extracting(consignment -> consignment.channel()).containsExactly(Channel.SMS);
    }

    @Test
    void reportsOfStrangersChangeNothing() {
        String id = sent("friendlyReminder");
        for (String reference : List.of("00000000-0000-0000-0000-000000000000", "<hello@example.com>", "'; drop table message; --", id + ".7")) {
            long report = take(DeliveryReport.of(Channel.EMAIL, reference, null, DeliveryReport.Outcome.FAILED, "5.1.1", clock.instant()));
            assertThat(reports.get(report).result()).isIn("names no message of ours", "is still to be handed over");
        }
        take(DeliveryReport.of(Channel.SMS, id, null, DeliveryReport.Outcome.FAILED, "of another channel", clock.instant()));
        long unknown = take(DeliveryReport.of(Channel.SMS, null, "gw-unknown", DeliveryReport.Outcome.FAILED, null, clock.instant().minus(Duration.ofDays(2))));

        assertThat(reports.get(unknown).result()).isEqualTo("names no message of ours");
        assertThat(undeliverable.of(about.customerId())).isEmpty();
        assertThat(messages.find(id).orElseThrow().state()).isEqualTo(Message.State.HANDED_OVER);
    }

    private void bounces(String id, String reason) {
        take(DeliveryReport.of(Channel.EMAIL, "<" + id + "@nordwind.example>", null, DeliveryReport.Outcome.FAILED, reason, clock.instant()));
    }

    private long take(DeliveryReport report) {
        int before = brought.reports.size();
        boolean isNew = takeReport.take(report);
        assertThat(brought.reports).hasSize(before + (isNew ? 1 : 0));
        long id = brought.reports.get(brought.reports.size() - 1);
        settleReport.settle(id);
        settleReport.settle(id);
        return id;
    }

    private String sent(String purpose) {
        String id = order(purpose);
        handOver.handOver(id);
        return id;
    }

    /** @return the message's id; null when there was no reason for it */
    private String order(String purpose) {
        List<Message> before = messages.ofCase(about.id());
        String key = about.id() + "/" + purpose + "/" + ++orders;
        writeMessage.write(new MessageOrder(about, key, "send", purpose, "friendly", null));
        return messages.ofCase(about.id()).size() == before.size() ? null : messages.findByOnceKey(key).orElseThrow().id();
    }

    private Channel channelOf(String id) {
        return messages.find(id).orElseThrow().channel();
    }

    private BigDecimal owed() {
        return ledger.balance(account).amount();
    }

    private void customer(String id, String email, String phone, boolean postal) {
        customers.save(new Customer(id, "Ines Brandt", Customer.Kind.CONSUMER, null, postal ? new Address("Hauptstraße 5", "80331", "München", "DE") : new Address(null, null, null, "DE"),
                email, phone, Locale.GERMAN, ZoneId.of("Europe/Berlin"), null));
    }
}
