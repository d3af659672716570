package org.dunwell.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dunwell.intake.Report;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists that hold everything that is open, and so say what is settled. */
class FullListTest extends ImportCase {

    private static final String FULL = ACME.replaceFirst("}$", ", \"fullList\": true}");
    private static final String HEADING = "customer,invoice,issued,due,amount,currency";
    private static final String R1 = "K1,R1,2012-11-01,2012-12-01,100.00,USD";
    private static final String R2 = "K1,R2,2012-11-02,2012-12-02,50.00,USD";
    private static final String R3 = "K2,R3,2012-11-03,2012-12-03,70.00,USD";

    @BeforeEach
    void noLists() {
        jdbc.sql("delete from full_list").update();
    }

    @Test
    void settlesWhatItNoLongerHolds() {
        load(FULL, HEADING, R1, R2, R3);

        Report report = load(FULL, HEADING, R2);

        assertThat(report.counts().settled()).isEqualTo(2);
        assertThat(report.counts().unchanged()).isEqualTo(1);
        assertThat(open("K1", "R1")).isEqualTo("0.00 USD");
        assertThat(open("K1", "R2")).isEqualTo("50.00 USD");
        assertThat(open("K2", "R3")).isEqualTo("0.00 USD");
        assertThat(findings(report)).contains("0 notice invoice: Customer K2: it is not in the full list any more, so 70.00 USD was booked as paid");
    }

    @Test
    void changesSettleNothing() {
        load(ACME, HEADING, R1, R2);

        load(ACME, HEADING, R3);

        assertThat(open("K1", "R1")).isEqualTo("100.00 USD");
    }

    @Test
    void aListOfChangesIsFollowedByFullOnes() {
        load(ACME, HEADING, R1, R2);

        load(FULL, HEADING, R2);

        assertThat(open("K1", "R1")).isEqualTo("0.00 USD");
    }

    @Test
    void theSameListAgainChangesNothing() {
        load(FULL, HEADING, R1, R2);
        load(FULL, HEADING, R2);
        List<String> before = books();

        Report again = load(FULL, HEADING, R2);

        assertThat(again.refusal()).isNull();
        assertThat(again.counts().settled()).isZero();
        assertThat(books()).isEqualTo(before);
    }

    @Test
    void anOlderListIsRefusedOnceANewerOneCame() {
        load(FULL, HEADING, R1);
        load(FULL, HEADING, R1, R2);

        Report older = load(FULL, HEADING, R1);

        assertThat(older.refusal()).contains("a newer one came after it");
        assertThat(open("K1", "R2")).isEqualTo("50.00 USD");
    }

    @Test
    void whatStandsInItAgainIsOpenAgain() {
        load(FULL, HEADING, R1, R2);
        load(FULL, HEADING, R2);

        Report report = load(FULL, HEADING, R2, R1);

        assertThat(open("K1", "R1")).isEqualTo("100.00 USD");
        assertThat(findings(report)).containsExactly("3 notice invoice: 100.00 USD that an earlier full list had settled is open again");
    }

    @Test
    void aLowerAmountIsWhatIsLeft() {
        load(FULL, HEADING, R1);

        Report report = load(FULL, HEADING, R1.replace("100.00", "60.00"));

        assertThat(report.counts().refused()).isZero();
        assertThat(open("K1", "R1")).isEqualTo("60.00 USD");
        assertThat(findings(report)).containsExactly("2 notice invoice: The full list says 60.00 USD is left of 100.00 USD: 40.00 USD was booked as paid");
        load(FULL, HEADING, R1.replace("100.00", "75.00"));
        assertThat(open("K1", "R1")).isEqualTo("75.00 USD");
        load(FULL, HEADING, R1, R3);
        assertThat(open("K1", "R1")).isEqualTo("100.00 USD");
    }

    @Test
    void inChangesALowerAmountIsStillRefused() {
        load(FULL, HEADING, R1);

        Report report = load(ACME, HEADING, R1.replace("100.00", "60.00"));

        assertThat(report.counts().refused()).isEqualTo(1);
        assertThat(open("K1", "R1")).isEqualTo("100.00 USD");
    }

    @Test
    void moneyThatCameOtherwiseIsNotCountedAgain() {
        load(FULL, HEADING, R1, R2);
        pay(ACME, "customer,invoice,amount,currency,date", "K1,R1,40.00,USD,2012-12-20");

        load(FULL, HEADING, R1.replace("100.00", "60.00"), R2);
        assertThat(open("K1", "R1")).isEqualTo("60.00 USD");

        load(FULL, HEADING, R2);
        assertThat(open("K1", "R1")).isEqualTo("0.00 USD");
        assertThat(balance("K1")).isEqualTo("50.00 USD");
    }

    @Test
    void aListThatShowsOriginalAmountsTakesNoPaymentBack() {
        load(FULL, HEADING, R1, R2);
        pay(ACME, "customer,invoice,amount,currency,date", "K1,R1,40.00,USD,2012-12-20");

        load(FULL, HEADING, R1, R2);

        assertThat(open("K1", "R1")).isEqualTo("60.00 USD");
    }

    @Test
    void chargesThatWePutOnItStayOpenAndAreNotPaidTwice() {
        load(FULL, HEADING, R1, R2);
        Account account = accounts.ofCustomers(List.of("K1")).get(0);
        ledger.bookCharge(account, Invoice.Kind.FEE, "R1", Money.of("5.00", "USD"), LocalDate.of(2012, 12, 20), "reminder",
                "dunwell", "fee/1");

        load(FULL, HEADING, R2);
        assertThat(balance("K1")).isEqualTo("55.00 USD");

        load(FULL, HEADING, R2, R3);
        assertThat(balance("K1")).isEqualTo("55.00 USD");
    }

    @Test
    void nothingIsSettledWhenALineWasRefused() {
        load(FULL, HEADING, R1, R2);

        Report report = load(FULL, HEADING, R2, R3.replace("70.00", "much"));

        assertThat(open("K1", "R1")).isEqualTo("100.00 USD");
        assertThat(findings(report)).contains("0 refused null: Lines were refused, so this is no full list: nothing that it does not hold was settled");
    }

    @Test
    void aListThatLooksCutOffSettlesNothing() {
        List<String> lines = new ArrayList<>(List.of(HEADING));
        IntStream.range(0, 60).forEach(at -> lines.add("K" + at + ",N" + at + ",2012-11-01,2012-12-01,10.00,USD"));
        load(FULL, lines.toArray(String[]::new));

        Report half = load(FULL, lines.subList(0, 31).toArray(String[]::new));

        assertThat(half.counts().settled()).isZero();
        assertThat(findings(half)).containsExactly("0 refused null: 30 of 60 open invoices are not in this full list, more than 30 %: it may be cut off, "
                + "and none of them was settled");
        Report meant = load(FULL.replaceFirst("}$", ", \"mostSettledPercent\": 60}"), lines.subList(0, 31).toArray(String[]::new));
        assertThat(meant.counts().settled()).isEqualTo(30);
    }

    @Test
    void anotherCreditorsInvoicesAreLeftAlone() {
        load(FULL, HEADING, R1);

        load(FULL.replace("\"acme\"", "\"other\"").replace("\"Acme\"", "\"Other\""), HEADING, R3);

        assertThat(open("K1", "R1")).isEqualTo("100.00 USD");
    }

    @Test
    void aCreditNoteInTheBooksIsNotBookedAgainAsAPayment() {
        load(FULL, HEADING, R1, R2);
        Account account = accounts.ofCustomers(List.of("K1")).get(0);
        ledger.bookCreditNote(account, "R1", Money.of("30.00", "USD"), invoice("K1", "R1").issuedOn(), null, "test", "credit/1");

        load(FULL, HEADING, R1.replace("100.00", "70.00"), R2);

        assertThat(open("K1", "R1")).isEqualTo("70.00 USD");
        assertThat(balance("K1")).isEqualTo("120.00 USD");
    }

    private String open(String customer, String number) {
        return invoice(customer, number).open().toString();
    }
}
