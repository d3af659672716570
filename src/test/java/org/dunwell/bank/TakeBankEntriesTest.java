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
    void nothingIsNoPayment() {
        Tally tally = bank.take(List.of(entry("nothing", "0.00")), "morning.xml");
        assertThat(tally.counts().refused()).isEqualTo(1);
    }

    private static BankEntry entry(String onceKey, String amount) {
        return new BankEntry("entry 1", 1, null, "DE02120300000000202051", Money.of(amount, "EUR"), false, LocalDate.of(2026, 3, 2),
                LocalDate.of(2026, 3, 2), "Acme Tools", null, null, null, "Invoice 1", null, null, onceKey);
    }
}
