package org.dunwell.trail;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Where the chains of the trail and their daily seals are kept. */
public interface TrailLinks {

    /** A row of the trail that has no link yet. */
    record Loose(long trailId, TrailEntry entry) {
    }

    /** @param upTo the last sequence number in it */
    record Seal(LocalDate day, long upTo, String digest) {
    }

    /** Locks the chains until the end of the transaction; one at a time adds links. @return the last sequence number */
    long lock();

    /** In the order in which they were written. */
    List<Loose> loose(int limit);

    long looseCount();

    /** The last link of each of these chains that has one. */
    Map<String, TrailLink> last(Collection<String> chains);

    void add(List<TrailLink> links, Instant at);

    /** The last seal of all. */
    Optional<Seal> lastSeal();

    /** The first day after the last seal on which links were made, if it is before {@code today}, with its last sequence number. */
    Optional<Map.Entry<LocalDate, Long>> unsealedDay(LocalDate today);

    void add(Seal seal, Instant at);

    /** Chain by chain, each in its order, with the row of the trail as it is now, or null when there is none. */
    void eachByChain(BiConsumer<TrailLink, TrailEntry> look);

    /** Sequence number and link, from {@code from} to {@code to}, both included. */
    void eachBySequence(long from, long to, BiConsumer<Long, String> look);

    void eachSeal(Consumer<Seal> look);
}
