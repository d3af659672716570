package org.dunwell.bank;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.dunwell.intake.Finding;
import org.dunwell.intake.Tally;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what a file of the bank tells, each movement once, some hundred in a transaction. Which account it is for is found out afterwards. */
@Component
public class TakeBankEntries {

    private final BankEntries entries;
    private final Batches batches;
    private final MatchDesk desk;
    private final Clock clock;

    public TakeBankEntries(BankEntries entries, Batches batches, MatchDesk desk, Clock clock) {
        this.entries = entries;
        this.batches = batches;
        this.desk = desk;
        this.clock = clock;
    }

    /** All or, when it throws, none. @param source the file or program that tells it, at most 60 characters */
    @Transactional
    public Tally take(List<BankEntry> some, String source) {
        Tally tally = new Tally();
        some.forEach(entry -> add(entry, source, tally).ifPresent(id -> taken(id, tally)));
        return tally;
    }

    /** What may stand for several payments. Where they were told one by one it is kept and counts no more. */
    @Transactional
    public Tally takeSum(BankEntry sum, String source, long importId) {
        Tally tally = new Tally();
        if (batches.isToldOneByOne(sum.onceKey())) {
            tally.unchanged();
            return tally;
        }
        Optional<String> batch = batches.oneByOne(sum, importId);
        add(sum, source, tally).ifPresent(id -> {
            batches.isSum(id, sum.amount(), batch.orElse(null), importId);
            if (batch.isPresent()) {
                countsNoMore(entries.lock(id), "Its payments were told one by one before");
                tally.unchanged();
            } else {
                taken(id, tally);
            }
        });
        return tally;
    }

    /** One payment of a batch. A sum that stands for it and is not booked yet counts no more; one that a person has booked keeps it out. */
    @Transactional
    public Tally takePart(BankEntry part, Batch batch, String source, long importId) {
        Tally tally = new Tally();
        if (entries.isTold(part.onceKey())) {
            tally.unchanged();
            return tally;
        }
        Optional<Receipt> sum = batches.sumOf(part, batch, importId);
        if (sum.filter(one -> one.state() == Receipt.State.BOOKED || one.state() == Receipt.State.SAME).isPresent()) {
            tally.refused(Finding.refused(part.line(), "amount", part.amount().toString(), part.place() + ": the " + batch.amount() + " it belongs to was told as one sum "
                    + "and booked as that, " + sum.get().key(), "Undo " + sum.get().key() + " under Payments, say there that it is not ours, and send this file again"));
            return tally;
        }
        sum.filter(one -> one.state() != Receipt.State.IN_DETAIL).ifPresent(one -> {
            batches.isDivided(one.id(), batch.key());
            if (one.state() != Receipt.State.NOT_OURS) {
                countsNoMore(one, "Its payments are told one by one (" + source + ", " + part.place() + ")");
            }
        });
        add(part, source, tally).ifPresent(id -> {
            batches.isPart(id, batch, sum.isPresent(), importId);
            taken(id, tally);
        });
        return tally;
    }

    private OptionalLong add(BankEntry entry, String source, Tally tally) {
        if (entry.amount().isZero()) {
            tally.refused(Finding.refused(entry.line(), "amount", entry.amount().toString(), "Nothing came in or went out", null));
            return OptionalLong.empty();
        }
        OptionalLong added = entries.add(entry, source, clock.instant());
        if (added.isEmpty()) {
            tally.unchanged();
        }
        return added;
    }

    private void taken(long id, Tally tally) {
        desk.matchSoon(id);
        tally.loaded();
    }

    private void countsNoMore(Receipt sum, String why) {
        entries.stands(new Receipt(sum.id(), sum.entry(), sum.source(), sum.takenAt(), Receipt.State.IN_DETAIL, why, null, null, null, null, sum.bookings(), null,
                clock.instant()));
        if (sum.state() == Receipt.State.TO_MATCH) {
            desk.askNoMore(sum.id());
        }
    }
}
