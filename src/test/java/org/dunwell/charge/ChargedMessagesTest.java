package org.dunwell.charge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Holding;
import org.dunwell.collection.Pause;
import org.dunwell.collection.Pauses;
import org.dunwell.customer.Address;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Entries;
import org.dunwell.ledger.Entry;
import org.dunwell.ledger.HouseCurrency;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.dunwell.message.HandOver;
import org.dunwell.message.Message;
import org.dunwell.message.MessageOrder;
import org.dunwell.message.Messages;
import org.dunwell.message.PostFailed;
import org.dunwell.message.WriteMessage;
import org.dunwell.policy.Policies;
import org.dunwell.storage.LedgerTables;
import org.dunwell.storage.MessageTables;
import org.dunwell.storage.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Invoice R1 over 3650.00 EUR, due on 28 February 2026; reminders that are not friendly add 40.00 EUR, and interest of 10 %, from 21 March of 20 %. */
@SpringJUnitConfig({LedgerTables.OnH2.class, MessageTables.class, ChargedMessagesTest.Rules.class})
class ChargedMessagesTest {

    private static final AtomicInteger CUSTOMERS = new AtomicInteger();

    @TestConfiguration(proxyBeanMethods = false)
    @Import({ChargesByPolicy.class, ChargePolicy.class, AccruedInterest.class, GiveBackInterest.class, Holding.class})
    static class Rules {

        @Bean
        Policies policies() {
            return new Policies() {
                @Override
                public Map<String, Object> decide(String table, Map<String, Object> facts) {
                    boolean free = facts.get("purpose").equals("friendlyReminder");
                    return Map.of("lateFee", free ? 0 : 40, "feeCurrency", "EUR", "baseRate", "X", "interestPoints", free ? 0 : 8);
                }

                @Override
                public List<Map<String, Object>> list(String table, Map<String, Object> facts) {
                    throw new UnsupportedOperationException();
                }
            };
        }

        @Bean
        BaseRates baseRates() {
            return (name, day) -> BigDecimal.valueOf(day.isBefore(LocalDate.parse("2026-03-21")) ? 2 : 12);
        }

        @Bean
        HouseCurrency houseCurrency() {
            return (money, day) -> money.amount();
        }
    }

    @Autowired WriteMessage writeMessage;
    @Autowired HandOver handOver;
    @Autowired Messages messages;
    @Autowired MessageTables.Delivered post;
    @Autowired MessageTables.Added added;
    @Autowired CollectionCases cases;
    @Autowired Pauses pauses;
    @Autowired Holding holding;
    @Autowired Accounts accounts;
    @Autowired Ledger ledger;
    @Autowired Entries entries;
    @Autowired Customers customers;
    @Autowired Creditors creditors;
    @Autowired TestClock clock;

    private Account account;
    private CollectionCase about;
    private int orders;

    @BeforeEach
    void anOverdueInvoice() {
        clock.setDay("2026-03-10");
        post.broken = false;
        post.consignments.clear();
        added.asUsual();
        anAccount();
    }

    private void anAccount() {
        creditors.save(new Creditor("nordwind", "Nordwind GmbH", new Address("Speicherstraße 14", "20457", "Hamburg", "DE"), null, null, null, null,
                ZoneId.of("Europe/Berlin"), null));
        String id = "CH-" + CUSTOMERS.incrementAndGet();
        customers.save(new Customer(id, "Brisk Bikes", Customer.Kind.BUSINESS, null, new Address("Hauptstraße 5", "80331", "München", "DE"),
                "office@brisk.example", null, Locale.ENGLISH, ZoneId.of("Europe/Berlin"), null));
        account = accounts.open(id, "nordwind", Currency.getInstance("EUR"));
        invoice("R1", "2026-02-28", "3650.00");
        about = cases.open(account, clock.instant(), 2026);
    }

    @Test
    void aFriendlyReminderCostsNothing() {
        sent("friendlyReminder");

        assertThat(items()).containsExactly("R1 3650.00");
        assertThat(post.consignments.get(0).text().text()).doesNotContain("fee", "Interest");
    }

    @Test
    void feeAndInterestAreNamedWhenWrittenAndBookedWhenItLeaves() {
        String id = written("firmReminder");
        assertThat(messages.find(id).orElseThrow().text().text()).contains("Late payment fee on R1", "€40.00", "Interest on R1", "€10.00", "€3,700.00")
                .contains("The list includes what this message adds").contains("our invoice R1");
        assertThat(items()).containsExactly("R1 3650.00");

        handOver.handOver(id);
        handOver.handOver(id);

        assertThat(items()).containsExactly("R1 3650.00", "R1/fee-1 40.00", "R1/interest-1 10.00");
        assertThat(post.consignments).singleElement().satisfies(sent -> assertThat(sent.text().text()).contains("€3,700.00"));
        assertThat(messages.find(id).orElseThrow().owed()).isEqualTo(Money.of("3700.00", "EUR"));
    }

    @Test
    void aMessageThatNeverLeavesBooksNothing() {
        String id = written("firmReminder");
        ledger.bookPayment(account, Money.of("3650.00", "EUR"), LocalDate.parse("2026-03-10"), "R1", null, "test", "pay/" + account.id());

        handOver.handOver(id);

        assertThat(messages.find(id).orElseThrow().state()).isEqualTo(Message.State.WITHDRAWN);
        assertThat(items()).containsExactly("R1 0.00");
    }

    @Test
    void whatThePostDidNotTakeIsBookedWithTheTryThatSucceeds() {
        String id = written("firmReminder");
        post.broken = true;
        assertThatThrownBy(() -> handOver.handOver(id)).isInstanceOf(PostFailed.class);
        assertThat(items()).containsExactly("R1 3650.00");

        post.broken = false;
        handOver.handOver(id);

        assertThat(items()).containsExactly("R1 3650.00", "R1/fee-1 40.00", "R1/interest-1 10.00");
    }

    @Test
    void handedOverTenDaysLateItNamesAndBooksTheInterestOfThatDay() {
        String id = written("firmReminder");
        clock.setDay("2026-03-20");

        handOver.handOver(id);

        assertThat(items()).containsExactly("R1 3650.00", "R1/fee-1 40.00", "R1/interest-1 20.00");
        assertThat(post.consignments.get(0).text().text()).contains("€20.00", "€3,710.00");
    }

    @Test
    void anInvoiceBearsOneFeeAndInterestOnlyForDaysNotYetPosted() {
        sent("firmReminder");
        clock.setDay("2026-03-25");
        sent("placementLetter");

        assertThat(items()).containsExactly("R1 3650.00", "R1/fee-1 40.00", "R1/interest-1 10.00", "R1/interest-2 20.00");   // 10 days at 10 %, 5 at 20 %
        assertThat(post.consignments.get(1).text().text()).contains("€3,720.00");
    }

    @Test
    void inOneStepOrInSeveralTheInterestIsTheSame() {
        sent("firmReminder");
        clock.setDay("2026-04-30");
        sent("placementLetter");
        Money inSteps = interest();
        anAccount();
        sent("placementLetter");

        assertThat(interest()).isEqualTo(inSteps).isEqualTo(Money.of("102.00", "EUR"));   // 20 days at 10 %, 41 at 20 %
    }

    @Test
    void daysOnHoldBearNoInterestAlsoWhenTheHoldIsBackDated() {
        long hold = pauses.put(account.id(), null, Pause.Kind.HOLD, "asked for time", null, LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-31"), "clara");
        clock.setDay("2026-03-06");
        pauses.end(hold, clock.instant());
        clock.setDay("2026-03-10");

        sent("firmReminder");

        assertThat(interest()).isEqualTo(Money.of("6.00", "EUR"));   // 1 March, and from the 6th to the 10th
    }

    @Test
    void aPartPaymentBearsNoInterestFromItsDay() {
        ledger.bookPayment(account, Money.of("1825.00", "EUR"), LocalDate.parse("2026-03-06"), "R1", null, "test", "pay/" + account.id());

        sent("firmReminder");

        assertThat(interest()).isEqualTo(Money.of("7.50", "EUR"));   // 5 days of 1.00, 5 of 0.50
    }

    @Test
    void severalInvoicesBearInterestEachAndOneFee() {
        invoice("R2", "2026-03-05", "730.00");

        sent("firmReminder");

        assertThat(items()).containsExactly("R1 3650.00", "R1/fee-1 40.00", "R1/interest-1 10.00", "R2 730.00", "R2/interest-1 1.00");
    }

    @Test
    void interestPostedTooHighIsGivenBackWhenAPaymentTurnsOutOlder() {
        sent("firmReminder");

        pays("1825.00", "2026-03-05");

        // costs and interest first: 1775.00 of the invoice from 5 March on; 4 days of 1.00 and 6 of 0.51
        assertThat(postedInterest()).isEqualTo(Money.of("7.08", "EUR"));
        assertThat(ledger.balance(account)).isEqualTo(Money.of("1872.08", "EUR"));
        assertThat(entries.standing(account.id(), "interest-back/")).singleElement().satisfies(back -> {
            assertThat(back.kind()).isEqualTo(Entry.Kind.CREDIT_NOTE);
            assertThat(back.reference()).isEqualTo("interest on R1 up to 2026-03-10 is 7.08 EUR, not 10.00 EUR");
        });
    }

    @Test
    void aWholePaymentThatCameBeforeTheDueDateGivesAllInterestBackOnce() {
        sent("firmReminder");

        pays("3650.00", "2026-02-27");
        ledger.bookCreditNote(account, "R1", Money.of("1.00", "EUR"), LocalDate.parse("2026-03-10"), null, "test", "credit/" + account.id());

        assertThat(entries.standing(account.id(), "interest-back/")).hasSizeBetween(1, 2);
        assertThat(ledger.balance(account)).isEqualTo(Money.of("39.00", "EUR").plus(postedInterest()));
    }

    @Test
    void whatIsOwedAgainIsPostedAgainWithTheNextMessage() {
        sent("firmReminder");
        pays("1825.00", "2026-03-05");
        ledger.bookReversal(account, "pay/" + account.id(), LocalDate.parse("2026-03-05"), "bounced", "test", "pay/" + account.id() + "/back");

        sent("placementLetter");

        assertThat(postedInterest()).isEqualTo(Money.of("10.00", "EUR"));
        assertThat(ledger.balance(account)).isEqualTo(Money.of("3700.00", "EUR"));
    }

    @Test
    void aBackDatedHoldGivesInterestBack() {
        sent("firmReminder");

        holding.put(about, null, "asked for time", LocalDate.parse("2026-03-06"), LocalDate.parse("2026-03-31"));

        assertThat(postedInterest()).isEqualTo(Money.of("5.00", "EUR"));
    }

    @Test
    void waivedInterestIsNotGivenBackAsWell() {
        sent("firmReminder");
        ledger.bookWaiver(account, "R1/interest-1", Money.of("10.00", "EUR"), "goodwill", "waive/" + account.id());

        holding.put(about, null, "asked for time", LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-31"));

        assertThat(entries.standing(account.id(), "interest-back/")).isEmpty();
        assertThat(ledger.balance(account)).isEqualTo(Money.of("3690.00", "EUR"));
    }

    @Test
    void severalPostingsAreReckonedAgainEachByItsOwnDays() {
        sent("firmReminder");
        clock.setDay("2026-03-25");
        sent("placementLetter");

        holding.put(about, null, "asked for time", LocalDate.parse("2026-03-20"), LocalDate.parse("2026-03-31"));

        assertThat(postedInterest()).isEqualTo(Money.of("19.00", "EUR"));   // 19 days at 10 %
    }

    private void pays(String amount, String day) {
        ledger.bookPayment(account, Money.of(amount, "EUR"), LocalDate.parse(day), "R1", null, "test", "pay/" + account.id());
    }

    /** Less what was given back. */
    private Money postedInterest() {
        return entries.standing(account.id(), "interest-back/").stream().map(Entry::amount).reduce(interest(), Money::plus);
    }

    private String written(String purpose) {
        String onceKey = about.id() + "/" + purpose + "/" + ++orders;
        writeMessage.write(new MessageOrder(about, onceKey, "send", purpose, "friendly", null));
        return messages.findByOnceKey(onceKey).orElseThrow().id();
    }

    private void sent(String purpose) {
        handOver.handOver(written(purpose));
    }

    private List<String> items() {
        return accounts.invoices(account.id()).stream().map(item -> item.number() + " " + item.open().amount()).toList();
    }

    private Money interest() {
        return accounts.invoices(account.id()).stream().filter(item -> item.kind() == Invoice.Kind.INTEREST).map(Invoice::amount)
                .reduce(Money.zero(account.currency()), Money::plus);
    }

    private void invoice(String number, String dueOn, String amount) {
        LocalDate due = LocalDate.parse(dueOn);
        ledger.bookInvoice(account, number, due.minusDays(30), due, Money.of(amount, "EUR"), null, "test");
    }
}
