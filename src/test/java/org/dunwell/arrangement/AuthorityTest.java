package org.dunwell.arrangement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.dunwell.collection.Chaseable;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;
import org.dunwell.staff.Staff;
import org.dunwell.storage.ShippedTables;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped limits, asked about real balances: the example of settlement authority row by row, to the cent. */
class AuthorityTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private static Limits limits(String user, String owed, int age) {
        Staff staff = mock(Staff.class);
        when(staff.groupsOf(any())).thenAnswer(asked -> Set.of(asked.getArgument(0).toString()));
        Money money = Money.of(owed, "EUR");
        Invoice invoice = new Invoice(1, 1, "R1", TODAY.minusDays(age + 30L), TODAY.minusDays(age), money, money, null);
        return new Authority(new ShippedTables(), staff, (amount, day) -> amount.amount()).of(user, new Chaseable(List.of(invoice), money, money, List.of()), TODAY);
    }

    private static Terms settlement(String owed, String paid) {
        Money total = Money.of(paid, "EUR");
        return Terms.plan(total, Money.of(owed, "EUR").minus(total), 1, TODAY.plusDays(5), Period.ofMonths(1), null);
    }

    @ParameterizedTest(name = "{0}: {1} owed for {2} days, {3} in full settlement → {4}")
    @CsvSource(delimiter = '|', textBlock = """
            collectors  |   4999.99 |  99 |   4000.00 | true
            collectors  |   4999.99 |  99 |   3999.99 | false
            collectors  |   5000.00 |  99 |   3750.00 | true
            collectors  |   5000.00 |  99 |   3749.99 | false
            collectors  |   4999.99 | 100 |   3250.00 | true
            collectors  |   4999.99 | 100 |   3249.99 | false
            collectors  | 500000.00 | 100 | 325000.00 | true
            collectors  | 500000.00 | 100 | 324999.99 | false
            collectors  |   1234.57 |  10 |    987.66 | true
            collectors  |   1234.57 |  10 |    987.65 | false
            supervisors |   1234.57 |  10 |    802.48 | true
            customer    |    100.00 |  10 |     99.99 | false
            """)
    void aSettlementIsAllowedDownToTheLeast(String who, String owed, int age, String paid, boolean allowed) {
        assertThat(limits(who, owed, age).allow(settlement(owed, paid))).isEqualTo(allowed);
    }

    @ParameterizedTest(name = "{0}: {1} instalments, one every {2} days, the first in {3} → {4}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            collectors      |  3 | 30 | 10 | -
            collectors      |  4 | 30 |  0 | 4 instalments, at most 3
            collectors      |  2 | 30 | 61 | paid by 2026-06-01, at latest by 2026-05-31; 61 days without a payment, at most 60
            supervisors     | 12 | 30 | 10 | -
            credit-managers | 36 | 30 | 10 | -
            customer        |  3 | 30 | 30 | -
            customer        |  3 | 30 | 36 | paid by 2026-06-06, at latest by 2026-06-02; 36 days without a payment, at most 35
            """)
    void lengthAndGapsHaveLimitsThatAreNamed(String who, int count, int every, int first, String exceeded) {
        Terms terms = Terms.plan(Money.of("900.00", "EUR"), Money.of("0.00", "EUR"), count, TODAY.plusDays(first), Period.ofDays(every), null);
        assertThat(String.join("; ", limits(who, "900.00", 10).exceededBy(terms))).isEqualTo(exceeded == null ? "" : exceeded);
    }
}
