package org.dunwell.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.dunwell.intake.Report;
import org.dunwell.intake.Tally;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaymentFileTest extends ImportCase {

    private static final String HEADING = "customer,currency,amount,date,invoice,reference,id";

    @BeforeEach
    void openItems() {
        load(ACME, "customer,invoice,issued,due,amount,currency", "K1,R1,2012-11-01,2012-12-01,100.00,USD",
                "K1,R2,2012-11-01,2012-12-02,50.00,USD",
                "K2,R1,2012-11-01,2012-12-01,80.00,EUR");
    }

    @Test
    void paymentsAreSetAgainstTheInvoiceTheyName() {
        Report report = pay(ACME, HEADING, "K1,USD,60.00,2012-12-10,R2,thanks,p1", "K2,EUR,80.00,2012-12-11,,,p2");

        assertThat(report.counts().loaded()).isEqualTo(2);
        assertThat(invoice("K1", "R2").open().toString()).isEqualTo("0.00 USD");
        assertThat(invoice("K1", "R1").open().toString()).isEqualTo("90.00 USD");
        assertThat(balance("K2")).isEqualTo("0.00 EUR");
    }

    @Test
    void theSameFileAgainChangesNothingAndAnUsedIdWithOtherContentIsRefused() {
        pay(ACME, HEADING, "K1,USD,60.00,2012-12-10,R2,thanks,p1");

        assertThat(pay(ACME, HEADING, "K1,USD,60.00,2012-12-10,R2,thanks,p1").counts().unchanged()).isEqualTo(1);
        assertThat(onlyFinding(pay(ACME, HEADING, "K1,USD,61.00,2012-12-10,R2,thanks,p1")).reason())
                .isEqualTo("Booked already under this key, with other content: 60.00 USD on 2012-12-10");
        assertThat(balance("K1")).isEqualTo("90.00 USD");
    }

    @Test
    void withoutIdsEqualLinesOfOneFileAreTwoPaymentsAndTheFileAgainIsNone() {
        String[] file = {"customer,currency,amount,date", "K1,USD,10.00,2012-12-10", "K1,USD,10.00,2012-12-10"};

        assertThat(pay(ACME, file).counts()).isEqualTo(new Tally.Counts(2, 2, 0, 0, 0, 0, 0));
        assertThat(pay(ACME, file).counts()).isEqualTo(new Tally.Counts(2, 0, 2, 0, 0, 0, 0));
        assertThat(balance("K1")).isEqualTo("130.00 USD");
    }

    @Test
    void aPaymentWithoutAnAccountIsRefusedWithWhatThereIs() {
        Report report = pay(ACME, HEADING, "K9,USD,1.00,2012-12-10,,,a", "K1,CHF,1.00,2012-12-10,,,b", "K1,USD,-1.00,2012-12-10,,,c",
                "K1,USD,1.00,2013-01-01,,,d", "K1,USD,1.00,,,,e");

        assertThat(findings(report)).containsExactlyInAnyOrder(
                "6 refused date: Nothing is said",
                "2 refused customer: No account of this customer is known",
                "3 refused currency: The customer has no such account; there are: acme in USD",
                "4 refused amount: The amount is negative",
                "5 notYet date: Paid after today (2012-12-31)");
        assertThat(balance("K1")).isEqualTo("150.00 USD");
    }

    @Test
    void whichCreditorIsPaidIsNeverGuessed() {
        load(ACME.replace("acme", "beta"), "customer,invoice,issued,due,amount,currency", "K1,B7,2012-11-01,2012-12-01,70.00,USD");
        String nobody = "{\"separator\": \",\", \"dateOrder\": \"YMD\", \"decimalSign\": \".\"}";

        assertThat(onlyFinding(pay(nobody, HEADING, "K1,USD,5.00,2012-12-10,,,a")).reason())
                .isEqualTo("The customer owes several creditors: acme in USD, beta in USD");
        assertThat(pay(nobody, HEADING, "K1,USD,5.00,2012-12-10,B7,,b").counts().loaded()).isEqualTo(1);
        assertThat(pay(nobody, HEADING.replace("reference", "creditor"), "K1,USD,6.00,2012-12-10,,beta,c").counts().loaded()).isEqualTo(1);
        assertThat(jdbc.sql("select open_amount from invoice where number = 'B7'").query(java.math.BigDecimal.class).single())
                .isEqualByComparingTo("59.00");
    }

    @Test
    void anOverpaymentStaysAsCredit() {
        pay(ACME, HEADING, "K2,EUR,100.00,2012-12-10,R1,,p");

        assertThat(balance("K2")).isEqualTo("-20.00 EUR");
    }

    @Test
    void whatTheBankToldBeforeIsNotBookedAgain() {
        load(ACME, "customer,invoice,due,amount,currency", "K9,T1,2012-12-01,100.00,USD", "K9,T2,2012-12-01,100.00,USD");
        Account account = accounts.ofCustomers(List.of("K9")).get(0);
        ledger.bookPayment(account, Money.of("100.00", "USD"), LocalDate.of(2012, 12, 18), "T1", null, "bank, camt", "bank/1/1");
        String[] file = {"customer,invoice,amount,currency,date", "K9,T1,100.00,USD,2012-12-20", "K9,T2,100.00,USD,2012-12-20"};

        Report report = pay(ACME, file);

        assertThat(report.counts().loaded()).isEqualTo(1);
        assertThat(report.counts().unchanged()).isEqualTo(1);
        assertThat(findings(report)).contains("2 notice null: This payment of 100.00 USD was told before (bank, camt, 2012-12-18) and is not booked again");
        assertThat(balance("K9")).isEqualTo("0.00 USD");
        assertThat(pay(ACME, file).counts().unchanged()).isEqualTo(2);
        assertThat(balance("K9")).isEqualTo("0.00 USD");
    }

    @Test
    void twoEqualLinesAreOnePaymentOfTheBankAndOneMore() {
        load(ACME, "customer,invoice,due,amount,currency", "K9,T1,2012-12-01,300.00,USD");
        Account account = accounts.ofCustomers(List.of("K9")).get(0);
        ledger.bookPayment(account, Money.of("100.00", "USD"), LocalDate.of(2012, 12, 20), "T1", null, "bank, camt", "bank/1/1");

        pay(ACME, "customer,invoice,amount,currency,date", "K9,T1,100.00,USD,2012-12-20", "K9,T1,100.00,USD,2012-12-20");

        assertThat(balance("K9")).isEqualTo("100.00 USD");
    }
}
