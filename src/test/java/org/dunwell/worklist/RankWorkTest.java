package org.dunwell.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.dunwell.ledger.Money;
import org.dunwell.storage.ShippedTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped table rank-work: what adds up to the rank, and the order that comes of it. */
class RankWorkTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Urgency CALM = new Urgency(Urgency.NO_END, Urgency.NO_CAP, 0);

    private final RankWork ranks = new RankWork(new ShippedTables(), null, null, null, (money, day) -> money.amount(), null, null);

    @ParameterizedTest(name = "{0}, {1} owed, {2} days, {3} broken, {4} paid before, {5} a year, {6} hours and {7} attempts left, {8} days late → {9}")
    @CsvSource(delimiter = '|', textBlock = """
            handleStopContact    |     1.00 |   0 | 0 | 0 |      0 | 24 | 99 | 0 | 150
            approveTerms         |   500.00 |  40 | 0 | 0 |      0 | 24 | 99 | 0 | 85
            callBack             |   500.00 |  40 | 0 | 0 |      0 | 24 | 99 | 0 | 85
            resolveBillingIssue  |   500.00 |  40 | 0 | 0 |      0 | 24 | 99 | 0 | 80
            negotiate            |  9999.99 |  40 | 0 | 0 |      0 | 24 | 99 | 0 | 78
            decideHowToProceed   | 10000.00 | 200 | 0 | 0 |      0 | 24 | 99 | 0 | 71
            completeContactData  |   500.00 |  40 | 0 | 0 |      0 | 24 | 99 | 0 | 70
            visitCustomer        | 50000.00 |  80 | 0 | 0 |      0 | 24 | 99 | 0 | 78
            chaseAcknowledgement |   500.00 |  90 | 0 | 0 |      0 | 24 | 99 | 0 | 56
            callCustomer         | 49999.99 |  60 | 0 | 0 |      0 | 24 | 99 | 0 | 56
            callCustomer         | 10000.00 |  61 | 0 | 0 |      0 | 24 | 99 | 0 | 50
            callCustomer         |  1000.00 |  60 | 0 | 0 |      0 | 24 | 99 | 0 | 48
            callCustomer         |  1000.00 |  91 | 0 | 0 |      0 | 24 | 99 | 0 | 38
            callCustomer         |   100.00 |  60 | 1 | 0 |      0 | 24 | 99 | 0 | 40
            callCustomer         |   100.00 |  60 | 2 | 0 |      0 | 24 | 99 | 0 | 36
            callCustomer         |   100.00 |  60 | 0 | 1 |      0 | 24 | 99 | 0 | 44
            callCustomer         |    99.99 |  60 | 0 | 0 |  10000 | 24 | 99 | 0 | 36
            callCustomer         |    99.99 |  60 | 0 | 0 | 100000 | 24 | 99 | 0 | 40
            callCustomer         |    99.99 |  60 | 0 | 0 |      0 |  2 |  2 | 0 | 32
            callCustomer         |    99.99 |  60 | 0 | 0 |      0 |  1 |  2 | 0 | 40
            callCustomer         |    99.99 |  60 | 0 | 0 |      0 | 24 |  1 | 0 | 35
            callCustomer         |    99.99 |  60 | 0 | 0 |      0 | 24 | 99 | 1 | 42
            callCustomer         |    99.99 |  60 | 0 | 0 |      0 | 24 | 99 | 7 | 47
            approveTerms         |    99.99 |  60 | 0 | 0 |      0 |  1 |  1 | 0 | 77
            somethingNew         |    99.99 |   0 | 0 | 0 |      0 | 24 | 99 | 0 | 40
            """)
    void everyReasonAddsItsPoints(String task, String owed, int daysPastDue, int broken, int paid, String sales, int hours, int attempts, int late, int points) {
        Standing standing = new Standing(1, Money.of(owed, "EUR"), daysPastDue == 0 ? null : TODAY.minusDays(daysPastDue), broken, paid, Money.of(sales, "EUR"));
        Rank rank = ranks.of(task, standing, new Urgency(hours, attempts, late), TODAY);
        assertThat(rank.points()).isEqualTo(points);
        assertThat(rank.reasons()).extracting(Rank.Reason::points).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void oneSentenceSaysWhyAndAddsUp() {
        Standing standing = new Standing(1, Money.of("1500.00", "EUR"), TODAY.minusDays(43), 2, 0, Money.of("0", "EUR"));
        assertThat(ranks.of("callCustomer", standing, CALM, TODAY).sentence())
                .isEqualTo("Rank 44: a call to make (20), a fair balance (16), the debt is young (12), promises were broken before (−4).");
    }

    @Test
    void nothingComesBeforeACustomerWhomNobodyMayContact() {
        Standing worst = new Standing(1, Money.of("99999", "EUR"), TODAY.minusDays(10), 0, 1, Money.of("999999", "EUR"));
        Standing least = new Standing(2, Money.of("1", "EUR"), TODAY.minusDays(300), 9, 0, Money.of("0", "EUR"));
        int stopped = ranks.of("handleStopContact", least, CALM, TODAY).points();
        for (String task : List.of("callBack", "approveTerms", "negotiate", "callCustomer", "visitCustomer", "decideHowToProceed")) {
            assertThat(ranks.of(task, worst, new Urgency(0, 1, 30), TODAY).points()).as(task).isLessThan(stopped);
        }
    }
}
