package org.dunwell.trail;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Ties every new row of the trail into the chain of its case, and seals each day that is over with one digest. */
@Component
public class SealTrail {

    private static final Logger LOG = LoggerFactory.getLogger(SealTrail.class);
    private static final int AT_ONCE = 1000;
    private static final int SALT_BYTES = 16;

    private final TrailLinks links;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public SealTrail(TrailLinks links, Clock clock) {
        this.links = links;
        this.clock = clock;
    }

    /** In one transaction. @return whether there may be more */
    public boolean tieSome() {
        long sequence = links.lock();
        List<TrailLinks.Loose> loose = links.loose(AT_ONCE);
        Map<String, TrailLink> last = new HashMap<>(links.last(loose.stream().map(row -> TrailLink.chainOf(row.entry())).collect(Collectors.toSet())));
        List<TrailLink> made = new ArrayList<>();
        for (TrailLinks.Loose row : loose) {
            String chain = TrailLink.chainOf(row.entry());
            TrailLink link = TrailLink.after(last.get(chain), ++sequence, row.trailId(), row.entry(), chain, salt());
            last.put(chain, link);
            made.add(link);
        }
        links.add(made, clock.instant());
        return made.size() == AT_ONCE;
    }

    /** In one transaction. @return whether there may be more */
    public boolean sealDay() {
        links.lock();
        Optional<Map.Entry<LocalDate, Long>> open = links.unsealedDay(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        open.ifPresent(day -> {
            Optional<TrailLinks.Seal> before = links.lastSeal();
            long from = before.map(seal -> seal.upTo() + 1).orElse(1L);
            TrailLinks.Seal seal = new TrailLinks.Seal(day.getKey(), day.getValue(), digest(links, before.map(TrailLinks.Seal::digest).orElse(TrailLink.BEGINNING), from, day.getValue()));
            links.add(seal, clock.instant());
            LOG.info("Trail of {} sealed up to row {}: {}", seal.day(), seal.upTo(), seal.digest());
        });
        return open.isPresent();
    }

    static String digest(TrailLinks links, String before, long from, long to) {
        String[] sum = {before};
        links.eachBySequence(from, to, (sequence, link) -> sum[0] = TrailLink.sha256(sum[0], link));
        return sum[0];
    }

    private String salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }
}
