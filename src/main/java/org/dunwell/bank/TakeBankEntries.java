package org.dunwell.bank;

import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import org.dunwell.intake.Finding;
import org.dunwell.intake.Tally;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what a file of the bank tells, each movement once, some hundred in a transaction. Which account it is for is found out afterwards. */
@Component
public class TakeBankEntries {

    private final BankEntries entries;
    private final MatchDesk desk;
    private final Clock clock;

    public TakeBankEntries(BankEntries entries, MatchDesk desk, Clock clock) {
        this.entries = entries;
        this.desk = desk;
        this.clock = clock;
    }

    /** All or, when it throws, none. @param source the file or program that tells it, at most 60 characters */
    @Transactional
    public Tally take(List<BankEntry> some, String source) {
        Tally tally = new Tally();
        for (BankEntry entry : some) {
            if (entry.amount().isZero()) {
                tally.refused(Finding.refused(entry.line(), "amount", entry.amount().toString(), "Nothing came in or went out", null));
                continue;
            }
            OptionalLong added = entries.add(entry, source, clock.instant());
            if (added.isPresent()) {
                desk.matchSoon(added.getAsLong());
                tally.loaded();
            } else {
                tally.unchanged();
            }
        }
        return tally;
    }
}
