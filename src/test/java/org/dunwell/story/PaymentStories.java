package org.dunwell.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.dunwell.bank.BankEntries;
import org.dunwell.bank.BankEntry;
import org.dunwell.bank.Batch;
import org.dunwell.bank.MatchPayments;
import org.dunwell.bank.Receipt;
import org.dunwell.bank.TakeBankEntries;
import org.dunwell.ledger.Money;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Stories of money at the bank, each named after the ending it reaches. */
class PaymentStories extends Stories {

    @Autowired
    private TakeBankEntries bank;
    @Autowired
    private BankEntries entries;
    @Autowired
    private MatchPayments payments;
    @Autowired
    private RuntimeService runtime;

    private int told;

    @Test
    void a_payment_that_names_its_case_books_itself_and_ends_the_case() {
        story().owes("1500.00", 10).daysPass(1).sent("friendlyReminder");
        comesIn("1500.00", "Acme Tools GmbH", null, "Case " + story().theCase().number()).hasNoTask("matchPayment");
        assertThat(newest().state()).isEqualTo(Receipt.State.BOOKED);
        assertThat(story().owed().isZero()).isTrue();
        story().endsWith("customerThanked");
    }

    @Test
    void an_unclear_payment_is_booked_by_a_person_and_the_next_one_by_itself() {
        story().owes("1500.00", 1).owes("200.00", 0);
        comesIn("200.00", "Holding of somebody", "DE75512108001245126199", "thanks").hasTask("matchPayment")
                .completes("chris", "matchPayment", "decision", "split", "split", "I-2=200.00", "rememberPayer", true)
                .passed("booked");
        assertThat(story().owed()).isEqualTo(Money.of("1500.00", "EUR"));
        assertThat(newest().decidedBy()).isEqualTo("chris");

        comesIn("1500.00", "Holding of somebody", "DE75512108001245126199", null).hasNoTask("matchPayment");
        assertThat(newest().decidedBy()).isNull();
        assertThat(story().owed().isZero()).isTrue();
    }

    @Test
    void a_payment_that_is_not_ours_is_put_aside_with_a_reason() {
        story().owes("1500.00", 1);
        comesIn("17.00", "A stranger", null, "Garage rent").hasTask("matchPayment");
        assertThatThrownBy(() -> story().completes("chris", "matchPayment", "decision", "notOurs"))
                .hasMessageContaining("Why?: please fill this in.");
        story().completes("chris", "matchPayment", "decision", "notOurs", "note", "Rent of the garage").passed("notOurs");
        assertThat(newest().state()).isEqualTo(Receipt.State.NOT_OURS);
        assertThat(newest().why()).isEqualTo("Rent of the garage");
        assertThat(story().owed()).isEqualTo(Money.of("1500.00", "EUR"));
    }

    @Test
    void a_sum_whose_payments_are_told_one_by_one_is_asked_about_no_more() {
        story().owes("1500.00", 10).daysPass(1);
        BankEntry sum = told("1600.00", null, null, "Batch of 2 payments");
        bank.takeSum(sum, "story", 1);
        story().soon().hasTask("matchPayment");
        BankEntry part = told("1500.00", "Acme Tools GmbH", null, "Case " + story().theCase().number());
        bank.takePart(part, new Batch("batch-1", sum.amount()), "details", 2);
        story().soon().passed("divided").hasNoTask("matchPayment");
        assertThat(story().owed().isZero()).isTrue();
        assertThat(entries.list(Receipt.State.IN_DETAIL, 0, 1).get(0).why()).isEqualTo("Its payments are told one by one (details, entry 1)");
    }

    @Test
    void a_wrong_match_is_undone_and_asked_again() {
        story().owes("1500.00", 1);
        comesIn("1500.00", "Acme Tools", "DE75512108001245126199", null)
                .completes("chris", "matchPayment", "decision", "proposal", "candidate", "a" + story().account().id(), "rememberPayer", true);
        assertThat(story().owed().isZero()).isTrue();

        payments.undo(newest().id(), "wrong customer", "chris");
        story().soon().hasTask("matchPayment");
        assertThat(story().owed()).isEqualTo(Money.of("1500.00", "EUR"));
        assertThat(entries.accountsOfPayer("DE75512108001245126199")).isEmpty();
        assertThat(newest().why()).isEqualTo("Undone by chris: wrong customer");
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(newest().key()).count()).isEqualTo(1);
        story().completes("chris", "matchPayment", "decision", "onAccount", "customerNumber", "K-1").hasNoTask("matchPayment");
        assertThat(story().owed().isZero()).isTrue();
    }

    @Test
    void only_what_is_proposed_can_be_chosen_and_a_split_must_fit() {
        story().owes("100.00", 1).owes("20.50", 1);
        comesIn("120.50", "A stranger", null, "thanks");
        assertThatThrownBy(() -> story().completes("chris", "matchPayment", "decision", "proposal", "candidate", "a" + story().account().id()))
                .hasMessageContaining("Which proposal?");
        refused("I-1", "is not like R1=100.00");
        refused("I-1=100,00, I-2=20.50", "is not like R1=100.00");
        refused("I-1=100.00, I-9=20.50", "There is no invoice I-9 in EUR");
        refused("I-1=100.01", "only 100.00 EUR is open");
        refused("I-1=100.00, I-2=20.51", "0.01 EUR more than the 120.50 EUR that came in");
        refused("I-1=1.001", "more decimals");
        story().completes("chris", "matchPayment", "decision", "split", "split", "I-1=100.00, I-2=20.50").hasNoTask("matchPayment");
        assertThat(story().owed().isZero()).isTrue();
    }

    private void refused(String split, String why) {
        assertThatThrownBy(() -> story().completes("chris", "matchPayment", "decision", "split", "split", split)).hasMessageContaining(why);
    }

    private Story comesIn(String amount, String payer, String payerAccount, String text) {
        bank.take(List.of(told(amount, payer, payerAccount, text)), "story");
        return story().soon();
    }

    private BankEntry told(String amount, String payer, String payerAccount, String text) {
        return new BankEntry("entry 1", 1, null, "DE02120300000000202051", Money.of(amount, "EUR"), false, story().today(), story().today(), payer,
                payerAccount, null, null, text, null, null, "story-" + ++told);
    }

    private Receipt newest() {
        return entries.list(null, 0, 1).get(0);
    }
}
