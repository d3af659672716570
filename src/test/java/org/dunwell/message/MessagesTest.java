package org.dunwell.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.News;
import org.dunwell.collection.NewsBook;
import org.dunwell.collection.Pause;
import org.dunwell.collection.Pauses;
import org.dunwell.contact.ContactLog;
import org.dunwell.contact.ContactNote;
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
import org.dunwell.storage.LedgerTables;
import org.dunwell.storage.MessageTables;
import org.dunwell.storage.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Every test has a case of its own with invoice 77 over 240.00 EUR, due on 20 February 2026, on 10 March 2026. */
@SpringJUnitConfig({LedgerTables.OnH2.class, MessageTables.class})
class MessagesTest {

    private static final AtomicInteger CUSTOMERS = new AtomicInteger();
    private static final Address POSTAL = new Address("Hauptstraße 5", "80331", "München", "DE");
    private static final Address UNKNOWN = new Address(null, null, null, "DE");

    @Autowired WriteMessage writeMessage;
    @Autowired HandOver handOver;
    @Autowired SentMessages sentMessages;
    @Autowired Messages messages;
    @Autowired Reminders reminders;
    @Autowired CollectionCases cases;
    @Autowired Pauses pauses;
    @Autowired NewsBook newsBook;
    @Autowired ContactLog contactLog;
    @Autowired ContactPolicy policy;
    @Autowired Accounts accounts;
    @Autowired Customers customers;
    @Autowired Creditors creditors;
    @Autowired Ledger ledger;
    @Autowired TestClock clock;
    @Autowired MessageTables.Delivered post;
    @Autowired MessageTables.Fetched fetched;
    @Autowired MessageTables.Told told;
    @Autowired MessageTables.Added added;

    private CollectionCase about;
    private Account account;
    private int orders;

    @BeforeEach
    void aCaseOnTheTenthOfMarch() {
        clock.setDay("2026-03-10");
        post.broken = false;
        post.consignments.clear();
        fetched.messages.clear();
        told.news.clear();
        added.asUsual();
        fetched.later.clear();
        creditors.save(new Creditor("nordwind", "Nordwind GmbH", new Address("Speicherstraße 14", "20457", "Hamburg", "DE"),
                "forderungen@nordwind.example", "+49 40 5550 1420", "DE02120300000000202051", null, ZoneId.of("Europe/Berlin"), null));
        String customerId = "K-" + CUSTOMERS.incrementAndGet();
        customer(customerId, "office@brisk.example", POSTAL, null);
        account = accounts.open(customerId, "nordwind", Currency.getInstance("EUR"));
        invoice("77", "2026-02-20", "240.00");
        about = cases.open(account, clock.instant(), 2026);
    }

    @Test
    void aReminderIsWrittenWithTheStepAndLeavesInASecondOne() {
        assertThat(order("friendlyReminder")).isEqualTo(Outcome.WRITTEN);

        assertThat(post.consignments).isEmpty();
        assertThat(fetched.messages).containsExactly(only().id());
        assertThat(sentMessages.handedOver(about.id(), "friendlyReminder", invoiceId("77"))).isEmpty();

        handOver.handOver(only().id());

        assertThat(post.consignments).singleElement().satisfies(sent -> {
            assertThat(sent.recipient()).isEqualTo("office@brisk.example");
            assertThat(sent.channel()).isEqualTo(Channel.EMAIL);
            assertThat(sent.text().text()).contains("77", "240,00", about.number());
        });
        assertThat(only().state()).isEqualTo(Message.State.HANDED_OVER);
        assertThat(only().text()).isEqualTo(post.consignments.get(0).text());
        assertThat(sentMessages.handedOver(about.id(), "friendlyReminder", invoiceId("77"))).contains(clock.instant());
        assertThat(contactLog.ofCase(about.id())).singleElement()
                .satisfies(contact -> assertThat(contact.channel()).isEqualTo("email"));
        assertThat(told.news).isEmpty();
    }

    @Test
    void aConsumerWithoutEmailGetsATextMessageBeforeALetter() {
        consumer(null, "0151 1234 5678");

        order("friendlyReminder");
        handOver.handOver(only().id());

        assertThat(post.consignments).singleElement().satisfies(sent -> {
            assertThat(sent.channel()).isEqualTo(Channel.SMS);
            assertThat(sent.recipient()).isEqualTo("+4915112345678");
            assertThat(sent.text().text()).contains("Nordwind GmbH", "77").doesNotContain("240");
        });
        assertThat(contactLog.ofCase(about.id())).singleElement().satisfies(contact -> assertThat(contact.channel()).isEqualTo("sms"));
    }

    @Test
    void aNumberThatTakesNoTextIsPassedOver() {
        consumer(null, "+49 89 5550100");

        order("friendlyReminder");

        assertThat(only().channel()).isEqualTo(Channel.LETTER);
    }

    @Test
    void aChannelThatIsNotWantedIsPassedOver() {
        consumer(null, "+49 151 12345678");
        policy.optOut(about.customerId(), "sms", "clara");

        order("friendlyReminder");

        assertThat(only().channel()).isEqualTo(Channel.LETTER);
    }

    @Test
    void aPurposeWithoutAShortWordingIsNotSentAsText() {
        consumer(null, "+49 151 12345678");

        writeMessage.write(new MessageOrder(about, "wish/" + about.id(), "send", "visitAnnouncement", "friendly", null, List.of(Channel.SMS, Channel.LETTER)));

        assertThat(only().channel()).isEqualTo(Channel.LETTER);
    }

    @Test
    void aStepMayHaveAnOrderOfChannelsOfItsOwnWhichTheHandOverKeepsTo() {
        writeMessage.write(new MessageOrder(about, "own/" + about.id(), "send", "friendlyReminder", "friendly", null, Channel.inOrder("letter, email")));

        handOver.handOver(only().id());

        assertThat(post.consignments).singleElement().satisfies(sent -> assertThat(sent.channel()).isEqualTo(Channel.LETTER));
    }

    @Test
    void thanksHangOnThePageOfACustomerWhoKnowsItAndHasNoEmail() {
        order("friendlyReminder");
        handOver.handOver(only().id());
        customer(about.customerId(), null, POSTAL, null);
        ledger.bookPayment(account, Money.of("240.00", "EUR"), LocalDate.parse("2026-03-10"), "77", null, "test", "thanks/" + account.id());
        MessageTables.NOTICES.set(true);

        order("thanks");

        assertThat(messages.ofCase(about.id())).extracting(Message::channel).contains(Channel.PORTAL);
        handOver.handOver(messages.ofCase(about.id()).stream().filter(message -> message.channel() == Channel.PORTAL).findFirst().orElseThrow().id());
        assertThat(messages.notices(account.id(), clock.instant().minusSeconds(1), 5)).singleElement()
                .satisfies(notice -> assertThat(notice.text().subject()).startsWith("Vielen Dank"));
        MessageTables.NOTICES.set(false);
    }

    @Test
    void aReminderForTheCustomersProgramSaysWhatWasOpenWhenItLeft() {
        order("friendlyReminder");
        handOver.handOver(only().id());
        clock.setDay("2026-03-20");
        ledger.bookPayment(account, Money.of("100.00", "EUR"), LocalDate.of(2026, 3, 20), null, null, "test", "later/" + account.id());

        assertThat(reminders.of(only().id()).map(xml -> new String(xml, StandardCharsets.UTF_8))).contains("1 friendlyReminder [77 240.00 EUR] 240.00 EUR");
    }

    @Test
    void theSameOrderTwiceWritesOnce() {
        MessageOrder order = new MessageOrder(about, "once-" + about.number(), "sendFriendlyReminder", "friendlyReminder", "friendly", null);

        writeMessage.write(order);

        assertThat(writeMessage.write(order)).isEqualTo(Outcome.WRITTEN_BEFORE);
        assertThat(messages.ofCase(about.id())).hasSize(1);
    }

    @Test
    void anInvoiceIsNotRemindedOfTwiceByTheSamePurpose() {
        order("friendlyReminder");
        handOver.handOver(only().id());

        assertThat(order("friendlyReminder")).isEqualTo(Outcome.NOTHING_TO_SEND);
        assertThat(order("firmReminder")).isEqualTo(Outcome.WRITTEN);
    }

    @Test
    void aReminderOfAnEarlierCaseIsNotRepeatedInALaterOne() {
        order("friendlyReminder");
        handOver.handOver(only().id());
        cases.ended(about.id(), clock.instant(), "withdrawn");
        about = cases.open(account, clock.instant(), 2026);

        assertThat(order("friendlyReminder")).isEqualTo(Outcome.NOTHING_TO_SEND);
    }

    @Test
    void aLastChanceOfAnEarlierCaseDoesNotCountInALaterOne() {
        order("placementLetter");
        handOver.handOver(only().id());
        cases.ended(about.id(), clock.instant(), "withdrawn");
        about = cases.open(account, clock.instant(), 2026);

        assertThat(sentMessages.handedOver(about.id(), "placementLetter", invoiceId("77"))).isEmpty();
        assertThat(order("placementLetter")).isEqualTo(Outcome.WRITTEN);
    }

    @Test
    void nothingIsWrittenWhenNothingIsOverdue() {
        pay("77", "240.00");

        assertThat(order("friendlyReminder")).isEqualTo(Outcome.NOTHING_TO_SEND);
        assertThat(messages.ofCase(about.id())).isEmpty();
    }

    @Test
    void paidBetweenWritingAndHandOverItIsWithdrawn() {
        order("friendlyReminder");
        pay("77", "240.00");

        handOver.handOver(only().id());

        assertThat(only().state()).isEqualTo(Message.State.WITHDRAWN);
        assertThat(post.consignments).isEmpty();
        assertThat(contactLog.ofCase(about.id())).isEmpty();
    }

    @Test
    void withdrawnItMayBeWrittenAgain() {
        order("friendlyReminder");
        pay("77", "240.00");
        handOver.handOver(only().id());
        ledger.bookReversal(account, "pay-" + about.number() + "-77-240.00", today(), "unpaid", "test", "back-" + about.number());

        assertThat(order("friendlyReminder")).isEqualTo(Outcome.WRITTEN);
    }

    @Test
    void partlyPaidInBetweenItSaysWhatIsStillOpen() {
        order("friendlyReminder");
        pay("77", "200.00");

        handOver.handOver(only().id());

        assertThat(post.consignments.get(0).text().text()).contains("40,00").doesNotContain("240,00");
        assertThat(only().owed()).isEqualTo(Money.of("40.00", "EUR"));
    }

    @Test
    void aMessageThatNamesAnInvoiceThatIsNowTheOldestGoesForThatOne() {
        invoice("88", "2026-02-25", "60.00");
        order("friendlyReminder");
        pay("77", "240.00");

        handOver.handOver(only().id());

        assertThat(post.consignments.get(0).text().text()).contains("88").doesNotContain("  77");
        assertThat(sentMessages.handedOver(about.id(), "friendlyReminder", invoiceId("88"))).isPresent();
        assertThat(sentMessages.handedOver(about.id(), "friendlyReminder", invoiceId("77"))).isEmpty();
    }

    @Test
    void aMessageIsNotTurnedIntoOneAboutAnInvoiceItWasNotWrittenFor() {
        order("friendlyReminder");
        pay("77", "240.00");
        invoice("88", "2026-03-09", "60.00");

        handOver.handOver(only().id());

        assertThat(only().state()).isEqualTo(Message.State.WITHDRAWN);
    }

    @Test
    void pausedBeforeItIsWrittenItIsHeldBackAndReleased() {
        long hold = hold();

        assertThat(order("friendlyReminder")).isEqualTo(Outcome.HELD_BACK);
        assertThat(order("friendlyReminder")).isEqualTo(Outcome.NOTHING_TO_SEND);
        assertThat(fetched.messages).isEmpty();

        pauses.end(hold, clock.instant());
        sentMessages.release(about.id());
        handOver.handOver(fetched.messages.get(0));

        assertThat(post.consignments).hasSize(1);
        assertThat(sentMessages.handedOver(about.id(), "friendlyReminder", invoiceId("77"))).isPresent();
    }

    @Test
    void pausedBeforeItIsHandedOverItWaitsAndIsReleased() {
        order("friendlyReminder");
        long hold = hold();

        handOver.handOver(only().id());

        assertThat(only().state()).isEqualTo(Message.State.HELD_BACK);
        assertThat(only().stateReason()).contains("customer asked for time");
        assertThat(post.consignments).isEmpty();

        pauses.end(hold, clock.instant());
        clock.setDay("2026-03-20");
        sentMessages.release(about.id());
        handOver.handOver(only().id());

        assertThat(only().state()).isEqualTo(Message.State.HANDED_OVER);
        assertThat(post.consignments.get(0).text().text()).contains("30. März 2026");
    }

    @Test
    void heldBackMessagesOfACaseThatHasEndedAreWithdrawn() {
        hold();
        order("friendlyReminder");
        cases.ended(about.id(), clock.instant(), "withdrawn");

        sentMessages.release(about.id());
        handOver.handOver(only().id());

        assertThat(only().state()).isEqualTo(Message.State.WITHDRAWN);
    }

    @Test
    void aToneHarsherThanTheDelayAllowsIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> writeMessage.write(new MessageOrder(about, "tone/" + about.id(), "sendFinal", "placementLetter", "final", null)))
                .isInstanceOf(TextRefused.class)
                .hasMessageContaining("18 days past due, 0 contacts before: 'friendly' at most").hasMessageContaining("the step 'sendFinal'");
        assertThat(messages.ofCase(about.id())).isEmpty();
        assertThatThrownBy(() -> writeMessage.write(new MessageOrder(about, "tone2/" + about.id(), "send", "friendlyReminder", "angry", null)))
                .hasMessageContaining("choose one of courteous, friendly, firm, final");
    }

    @AfterEach
    void atAnyTimeAgain() {
        MessageTables.HOURS.from = "00:00";
        MessageTables.HOURS.hoursBetween = 0;
    }

    @Test
    void atNightItWaitsForTheMorningOnceAndThenLeaves() {
        MessageTables.HOURS.from = "14:30";   // it is 13:00 in Berlin
        order("friendlyReminder");
        handOver.handOver(only().id());
        handOver.handOver(only().id());

        assertThat(post.consignments).isEmpty();
        assertThat(only().state()).isEqualTo(Message.State.HELD_BACK);
        assertThat(only().stateReason()).isEqualTo("Not before 10 Mar 2026, 14:30 in Europe/Berlin: 14:30 to 24:00 only (Test: hours).");
        assertThat(fetched.later).containsExactly(Map.entry(only().id(), Instant.parse("2026-03-10T13:30:00Z")));

        clock.pass(Duration.ofMinutes(90));
        handOver.handOver(only().id());
        assertThat(only().state()).isEqualTo(Message.State.HANDED_OVER);
        assertThat(post.consignments).hasSize(1);
    }

    @Test
    void whatIsPaidWhileItWaitsForTheMorningNeverLeaves() {
        MessageTables.HOURS.from = "14:30";
        order("friendlyReminder");
        handOver.handOver(only().id());
        ledger.bookPayment(account, Money.of("240.00", "EUR"), LocalDate.parse("2026-03-10"), "77", null, "test", "pay/night/" + account.id());

        clock.pass(Duration.ofMinutes(90));
        handOver.handOver(only().id());
        assertThat(only().state()).isEqualTo(Message.State.WITHDRAWN);
        assertThat(post.consignments).isEmpty();
    }

    @Test
    void betweenTwoContactsOnAnyAccountThereIsTheGapOfTheTable() {
        MessageTables.HOURS.hoursBetween = 24;
        contactLog.note(new ContactNote(null, account.customerId(), clock.instant().minus(Duration.ofHours(4)), "outbound", "phone", "anna", null, "noContact", null,
                false, null, null, null));
        contactLog.note(new ContactNote(null, account.customerId(), clock.instant().minus(Duration.ofHours(1)), "inbound", "phone", "anna", null, "promised", null,
                false, null, null, null));
        order("friendlyReminder");
        handOver.handOver(only().id());

        assertThat(fetched.later).containsExactly(Map.entry(only().id(), Instant.parse("2026-03-11T08:00:00Z")));
    }

    @Test
    void whoWantsNoMailGetsALetterAndWhoWantsNeitherWaitsForAPerson() {
        policy.optOut(account.customerId(), "email", "clara");
        order("friendlyReminder");
        handOver.handOver(only().id());
        assertThat(post.consignments).singleElement().satisfies(sent -> assertThat(sent.channel()).isEqualTo(Channel.LETTER));

        policy.optOut(account.customerId(), "letter", "clara");
        assertThat(order("firmReminder")).isEqualTo(Outcome.HELD_BACK_NO_ADDRESS);
    }

    @Test
    void withoutAnAddressItWaitsAndSomebodyIsAskedOnce() {
        customer(account.customerId(), "not an address", UNKNOWN, null);

        assertThat(order("friendlyReminder")).isEqualTo(Outcome.HELD_BACK_NO_ADDRESS);
        assertThat(order("thanks")).isEqualTo(Outcome.NOTHING_TO_SEND);
        assertThat(order("visitAnnouncement")).isEqualTo(Outcome.HELD_BACK_NO_ADDRESS);
        assertThat(toldNews()).containsExactly(News.Kind.ADDRESS_MISSING);

        customer(account.customerId(), null, POSTAL, null);
        sentMessages.release(about.id());
        handOver.handOver(messages.ofCase(about.id()).get(0).id());

        assertThat(post.consignments).singleElement().satisfies(sent -> assertThat(sent.channel()).isEqualTo(Channel.LETTER));
    }

    @Test
    void anAddressLostBeforeTheHandOverIsAskedForOnce() {
        order("friendlyReminder");
        customer(account.customerId(), null, UNKNOWN, null);

        handOver.handOver(only().id());
        handOver.handOver(only().id());

        assertThat(only().state()).isEqualTo(Message.State.HELD_BACK);
        assertThat(toldNews()).containsExactly(News.Kind.ADDRESS_MISSING);
    }

    @Test
    void aChangedAddressIsTheOneItGoesTo() {
        order("friendlyReminder");
        customer(account.customerId(), "new@brisk.example", POSTAL, null);

        handOver.handOver(only().id());

        assertThat(post.consignments.get(0).recipient()).isEqualTo("new@brisk.example");
    }

    @Test
    void thePlacementLetterGoesOnPaperWherePossible() {
        order("placementLetter");

        assertThat(only().channel()).isEqualTo(Channel.LETTER);
        assertThat(only().recipient()).isEqualTo("Brisk Bikes, Hauptstraße 5, 80331 München, DE");
        assertThat(only().text().text()).contains("Harbour Europe", "1. April 2026");
    }

    @Test
    void aPlacementLetterIsWrittenAnewOnceTheLastChanceWasUsed() {
        order("placementLetter");
        handOver.handOver(only().id());
        assertThat(order("placementLetter")).isEqualTo(Outcome.NOTHING_TO_SEND);

        clock.setDay("2026-03-12");
        cases.lettersCountFrom(about.id(), clock.instant());
        about = cases.get(about.id());

        assertThat(order("placementLetter")).isEqualTo(Outcome.WRITTEN);
    }

    @Test
    void aPlacementLetterThatWaitsIsWithdrawnWhenTheLastChanceIsUsed() {
        order("placementLetter");
        clock.setDay("2026-03-11");
        cases.lettersCountFrom(about.id(), clock.instant());

        handOver.handOver(only().id());

        assertThat(only().state()).isEqualTo(Message.State.WITHDRAWN);
    }

    @Test
    void nobodyWritesToACustomerWhoMayNotBeContacted() {
        customer(account.customerId(), "office@brisk.example", POSTAL, "lawyer");

        assertThat(order("friendlyReminder")).isEqualTo(Outcome.CONTACT_STOPPED);
        assertThat(order("thanks")).isEqualTo(Outcome.CONTACT_STOPPED);
        assertThat(messages.ofCase(about.id())).isEmpty();
    }

    @Test
    void contactStoppedInBetweenItIsWithdrawn() {
        order("friendlyReminder");
        customer(account.customerId(), "office@brisk.example", POSTAL, "insolvent");

        handOver.handOver(only().id());

        assertThat(only().state()).isEqualTo(Message.State.WITHDRAWN);
        assertThat(only().stateReason()).contains("insolvent");
        assertThat(post.consignments).isEmpty();
    }

    @Test
    void handedOverTwiceItLeavesOnce() {
        order("friendlyReminder");

        handOver.handOver(only().id());
        handOver.handOver(only().id());

        assertThat(post.consignments).hasSize(1);
        assertThat(contactLog.ofCase(about.id())).hasSize(1);
    }

    @Test
    void aFailedHandOverLeavesNoTraceAndIsTriedAgain() {
        order("friendlyReminder");
        post.broken = true;

        assertThatThrownBy(() -> handOver.handOver(only().id())).isInstanceOf(PostFailed.class);
        assertThat(only().state()).isEqualTo(Message.State.WRITTEN);
        assertThat(contactLog.ofCase(about.id())).isEmpty();

        post.broken = false;
        handOver.handOver(only().id());
        assertThat(post.consignments).hasSize(1);
    }

    @Test
    void leftLaterThanOnTheDayItWasWrittenTheCaseIsTold() {
        order("friendlyReminder");
        clock.setDay("2026-03-11");

        handOver.handOver(only().id());

        assertThat(toldNews()).containsExactly(News.Kind.MESSAGE_HANDED_OVER);
        assertThat(post.consignments.get(0).writtenOn()).isEqualTo("2026-03-10");
        assertThat(post.consignments.get(0).text().text()).contains("23. März 2026");
    }

    @Test
    void aMissingValueIsRefusedByNameAndNothingIsWritten() {
        added.values.put("agencyName", null);

        assertThatThrownBy(() -> order("placementLetter")).isInstanceOf(TextRefused.class)
                .hasMessageContaining("letters/placementLetter/de.txt").hasMessageContaining("{agencyName}");
        assertThat(messages.ofCase(about.id())).isEmpty();
    }

    @Test
    void aConfirmationOfWhatNoLongerHoldsIsWithdrawn() {
        added.values.put("promise", true);
        added.values.put("plan", false);
        added.values.put("instalments", List.of(new Rate(LocalDate.of(2026, 4, 1), Money.of("240.00", "EUR"))));
        order("arrangementConfirmation");
        added.holds = false;

        handOver.handOver(only().id());

        assertThat(only().state()).isEqualTo(Message.State.WITHDRAWN);
    }

    @Test
    void nobodyIsThankedForPayingBeforeAnybodyHadWritten() {
        pay("77", "240.00");
        assertThat(order("thanks")).isEqualTo(Outcome.NOTHING_TO_SEND);
    }

    @Test
    void thanksGoOnlyWhenNothingIsOverdueAnyMore() {
        order("friendlyReminder");
        handOver.handOver(only().id());
        assertThat(order("thanks")).isEqualTo(Outcome.NOTHING_TO_SEND);
        pay("77", "240.00");
        assertThat(order("thanks")).isEqualTo(Outcome.WRITTEN);
        cases.ended(about.id(), clock.instant(), "customerThanked");

        handOver.handOver(only().id());

        assertThat(only().state()).isEqualTo(Message.State.HANDED_OVER);
    }

    @Test
    void aVisitIsAnnouncedOnlyWhileThereIsSomethingToTalkAboutAndEveryTime() {
        order("visitAnnouncement");
        handOver.handOver(only().id());
        assertThat(sentMessages.handedOver(about.id(), "visitAnnouncement", invoiceId("77"))).isPresent();

        assertThat(order("visitAnnouncement")).isEqualTo(Outcome.WRITTEN);
        pay("77", "240.00");
        handOver.handOver(fetched.messages.get(1));

        assertThat(post.consignments).hasSize(1);
        assertThat(order("visitAnnouncement")).isEqualTo(Outcome.NOTHING_TO_SEND);
    }

    @Test
    void textsAreKeptAsTheyWereSent() {
        order("friendlyReminder");
        handOver.handOver(only().id());

        assertThat(messages.ofCase(about.id())).singleElement().satisfies(kept -> {
            assertThat(kept.text()).isEqualTo(post.consignments.get(0).text());
            assertThat(kept.text().template()).isEqualTo("letters/friendlyReminder/de.txt");
            assertThat(kept.invoiceIds()).containsExactly(invoiceId("77"));
            assertThat(kept.owed()).isEqualTo(Money.of("240.00", "EUR"));
        });
    }

    public record Rate(LocalDate dueOn, Money amount) {
    }

    private Outcome order(String purpose) {
        return writeMessage.write(new MessageOrder(about, about.id() + "/" + purpose + "/" + ++orders, "send", purpose, "friendly", null));
    }

    private Message only() {
        List<Message> all = messages.ofCase(about.id());
        return all.get(all.size() - 1);
    }

    private List<News.Kind> toldNews() {
        return told.news.stream().map(id -> newsBook.untold(id).orElseThrow().kind()).toList();
    }

    private void customer(String id, String email, Address address, String contactStop) {
        customers.save(new Customer(id, "Brisk Bikes", Customer.Kind.BUSINESS, "Ines Brandt", address, email, null, Locale.GERMAN,
                ZoneId.of("Europe/Berlin"), contactStop));
    }

    private void consumer(String email, String phone) {
        customers.save(new Customer(about.customerId(), "Ines Brandt", Customer.Kind.CONSUMER, null, POSTAL, email, phone, Locale.GERMAN, ZoneId.of("Europe/Berlin"), null));
    }

    private void invoice(String number, String dueOn, String amount) {
        ledger.bookInvoice(account, number, LocalDate.parse(dueOn).minusDays(30), LocalDate.parse(dueOn), Money.of(amount, "EUR"), "Bikes", "test");
    }

    private long invoiceId(String number) {
        return accounts.invoices(account.id()).stream().filter(invoice -> invoice.number().equals(number)).findFirst().orElseThrow().id();
    }

    private void pay(String number, String amount) {
        ledger.bookPayment(account, Money.of(amount, "EUR"), today(), number, "by hand", "test", "pay-" + about.number() + "-" + number + "-" + amount);
    }

    private long hold() {
        return pauses.put(account.id(), null, Pause.Kind.HOLD, "customer asked for time", null, today(), null, "clara");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Berlin"));
    }
}
