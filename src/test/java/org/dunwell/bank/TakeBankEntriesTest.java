package org.dunwell.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.dunwell.intake.Tally;
import org.dunwell.ledger.Money;
import org.dunwell.storage.LedgerTables;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** What the bank tells is kept once, whoever tells it how often. */
@SpringJUnitConfig(LedgerTables.OnH2.class)
@Import(MatchTables.class)
class TakeBankEntriesTest {

    @Autowired
    private TakeBankEntries bank;
    @Autowired
    private BankEntries entries;

    @Test
    void anEntryIsTakenOnce() {
        BankEntry told = entry("once-" + System.nanoTime(), "12.50");
        Tally.Counts first = bank.take(List.of(told, told), "morning.xml").counts();
        assertThat(first.loaded()).isEqualTo(1);
        assertThat(first.unchanged()).isEqualTo(1);
        assertThat(bank.take(List.of(told), "evening.xml").counts().unchanged()).isEqualTo(1);

        Receipt kept = entries.list(Receipt.State.TAKEN, 0, 1).get(0);
        assertThat(kept.entry().amount()).isEqualTo(told.amount());
        assertThat(kept.entry().text()).isEqualTo(told.text());
        assertThat(kept.source()).isEqualTo("morning.xml");
        assertThat(entries.list(null, 0, 1)).containsExactly(kept);
    }

    @Test
    void aSumAndItsPaymentsCountOnceInEitherOrder() {
        String test = "batch-" + System.nanoTime();
        BankEntry sum = entry(test, "717.00");
        Batch batch = new Batch(test + "/details", sum.amount());
        assertThat(bank.takeSum(sum, "camt", 1).counts().loaded()).isEqualTo(1);
        assertThat(bank.takePart(entry(test + "/1", "700.00"), batch, "camt", 2).counts().loaded()).isEqualTo(1);
        assertThat(bank.takePart(entry(test + "/2", "17.00"), batch, "camt", 2).counts().loaded()).isEqualTo(1);
        assertThat(entries.list(null, 0, 3)).extracting(Receipt::state).containsExactly(Receipt.State.TAKEN, Receipt.State.TAKEN, Receipt.State.IN_DETAIL);

        assertThat(bank.takePart(entry(test + "/3", "717.00"), new Batch(test + "/other", sum.amount()), "camt", 2).counts().loaded()).isEqualTo(1);
        assertThat(bank.takeSum(entry(test + "/sum", "717.00"), "camt", 3).counts().unchanged()).isEqualTo(1);
        assertThat(bank.takePart(entry(test + "/4", "717.00"), new Batch(test + "/same", sum.amount()), "camt", 4).counts().loaded()).isEqualTo(1);
        assertThat(bank.takeSum(entry(test + "/equal", "717.00"), "camt", 4).counts().loaded()).as("one report tells nothing twice").isEqualTo(1);
        assertThat(bank.takeSum(entry(test + "/third", "717.00"), "camt", 3).counts().unchanged()).isEqualTo(1);
        assertThat(bank.takeSum(entry(test + "/fourth", "717.00"), "camt", 3).counts().loaded()).as("nothing tells this one in detail").isEqualTo(1);
    }

    @Test
    void nothingIsNoPayment() {
        Tally tally = bank.take(List.of(entry("nothing", "0.00")), "morning.xml");
        assertThat(tally.counts().refused()).isEqualTo(1);
    }

    private static BankEntry entry(String onceKey, String amount) {
        return new BankEntry("entry 1", 1, null, "DE02120300000000202051", Money.of(amount, "EUR"), false, LocalDate.of(2026, 3, 2),
                LocalDate.of(2026, 3, 2), "Acme Tools", null, null, null, "Invoice 1", null, null, onceKey);
    }
}
